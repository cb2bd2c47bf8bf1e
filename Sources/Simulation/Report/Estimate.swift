/// A mean over replications, and how far it can be trusted.
public struct Estimate: Hashable, Sendable {
  /// How many replications had a value.
  public let count: Int
  /// Nil without a value.
  public let mean: Double?
  /// The 95 % confidence interval by Student's t, cut at 0 unless differences are estimated: lengths of time and numbers of things
  /// are never below. Nil with fewer than two values.
  public let interval: ClosedRange<Double>?

  /// - Parameter values: never negative, one per replication, in their order: sums depend on it in the last digit.
  public init(_ values: [Double]) { self.init(values, least: 0) }

  /// - Parameter values: of either sign, one per replication, in their order.
  public init(differences values: [Double]) { self.init(values, least: -.infinity) }

  private init(_ values: [Double], least: Double) {
    count = values.count
    guard !values.isEmpty else {
      mean = nil
      interval = nil
      return
    }
    let number = Double(values.count)
    let mean = values.reduce(0, +) / number
    self.mean = mean
    guard values.count > 1 else {
      interval = nil
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let half = studentT975(values.count - 1) * (squares / (number - 1) / number).squareRoot()
    interval = max(least, mean - half)...(mean + half)
  }
}

/// The 97.5 % point of Student's t. From tables up to 30 degrees of freedom, beyond by the expansion of Cornish and Fisher,
/// which is right to six digits there.
func studentT975(_ freedom: Int) -> Double {
  let known = [
    12.706204736432095, 4.302652729749464, 3.182446305283708, 2.776445105197793, 2.570581835636314, 2.446911851144969,
    2.364624251592785, 2.306004135204167, 2.262157162798205, 2.228138851986274, 2.200985160091640, 2.178812829667228,
    2.160368656462793, 2.144786687917804, 2.131449545559774, 2.119905299221011, 2.109815577833181, 2.100922040241039,
    2.093024054408309, 2.085963447265864, 2.079613844727680, 2.073873067904018, 2.068657610419041, 2.063898561628021,
    2.059538552753294, 2.055529438642871, 2.051830516480284, 2.048407141795244, 2.045229642132703, 2.042272456301238,
  ]
  if freedom >= 1 && freedom <= known.count { return known[freedom - 1] }
  let n = Double(max(1, freedom))
  let z = 1.959963984540054
  let z3 = z * z * z
  let z5 = z3 * z * z
  let z7 = z5 * z * z
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
    + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
}
