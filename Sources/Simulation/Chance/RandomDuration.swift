public import Statistics

/// A random length of time, drawn by inversion: one draw gives one length, and a larger draw never gives a smaller one,
/// so two runs that share their random draws differ only by what was changed.
public struct RandomDuration: Hashable, Sendable {
  /// A family of distributions over times. Parameters are in milliseconds, except `sigma` and `shape`, which have no
  /// unit; within `Limits` every quantile is finite.
  @frozen public enum Shape: Hashable, Sendable {
    case constant(Double)
    case uniform(Double, Double)
    case exponential(mean: Double)
    /// The logarithm is normal with deviation `sigma`.
    case lognormal(median: Double, sigma: Double)
    /// See `gamma(mean:shape:)`.
    case gamma(Gamma)
    /// `scale` is exceeded by 1/e of all lengths; with `shape` below 1 the tail is longer than an exponential's, above
    /// 1 shorter.
    case weibull(scale: Double, shape: Double)
    /// One of the lengths that were measured, each equally often.
    case empirical(MeasuredTimes)

    /// The length at which a share `p` of all lengths is shorter, in milliseconds. It rises with `p`, except in the
    /// last of its fourteen digits or so.
    ///
    /// Always inlined: otherwise every draw copies the shape, and with it counts a reference to measured times.
    ///
    /// - Parameter p: in the open interval (0, 1).
    @inlinable @inline(__always)
    public func quantile(_ p: Double) -> Double {
      switch self {
      case .constant(let value): value
      case .uniform(let low, let high): low + (high - low) * p
      case .exponential(let mean): -logarithm(1 - p) * mean
      case .lognormal(let median, let sigma): Statistics.exponential(sigma * normalQuantile(p)) * median
      case .gamma(let gamma): gamma.quantile(p)
      case .weibull(let scale, let shape): Statistics.exponential(logarithm(-logarithm(1 - p)) / shape) * scale
      case .empirical(let times): times.quantile(p)
      }
    }
  }

  /// One part of a mixture: the largest draw that chooses it, and the shape it draws from.
  @frozen public struct Part: Hashable, Sendable {
    public let upTo: Double
    public let shape: Shape
  }

  /// INVARIANT: never empty; `upTo` rises and the last one is 1.
  public let parts: [Part]

  public init(_ shape: Shape) { parts = [Part(upTo: 1, shape: shape)] }

  /// A mixture: each shape is drawn as often as its weight says. The parts are put into a canonical order, so the order
  /// in which they are given does not matter.
  ///
  /// - Parameter weighted: weights need not add up to 1. Nil when they add up to 0, or one is negative or infinite.
  public init?(mixture weighted: [(weight: Double, shape: Shape)]) {
    let ordered = inCanonicalOrder(weighted)
    let total = ordered.reduce(0) { $0 + $1.weight }
    guard let last = ordered.last, total > 0, total.isFinite, ordered.allSatisfy({ $0.weight >= 0 }) else { return nil }
    var parts: [Part] = []
    var sum = 0.0
    for (weight, shape) in ordered.dropLast() {
      sum += weight
      parts.append(Part(upTo: sum / total, shape: shape))
    }
    parts.append(Part(upTo: 1, shape: last.shape))
    self.parts = parts
  }

  /// The length for two draws, the first of which chooses the part, rounded to the millisecond: truncating would
  /// shorten every time by half a millisecond.
  ///
  /// Lengths beyond `longest` become `longest`.
  @inlinable public func length(_ draws: (Double, Double)) -> UInt64 {
    var chosen = 0
    while draws.0 > parts[chosen].upTo, chosen + 1 < parts.count { chosen += 1 }
    let exact = parts[chosen].shape.quantile(draws.1)
    guard exact < RandomDuration.longest else { return UInt64(RandomDuration.longest) }
    // Rounds, because values below zero never reach this line; `rounded()` would be a call.
    return exact > 0 ? UInt64(exact + 0.5) : 0
  }

  /// Longer than any run.
  @inlinable static var longest: Double { 0x1p40 }
}
