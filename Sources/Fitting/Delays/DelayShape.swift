internal import Statistics

/// A distribution of lengths of time, in milliseconds, by the families that scenarios have.
public enum DelayShape: Hashable, Sendable {
  case exponential(mean: Double)
  case lognormal(median: Double, sigma: Double)
  case gamma(mean: Double, shape: Double)
  case weibull(scale: Double, shape: Double)
  /// Two lognormal distributions, the first with this share.
  case twoLognormals(share: Double, median: Double, sigma: Double, laterMedian: Double, laterSigma: Double)

  /// The length that half of all do not exceed.
  public var median: Double {
    switch self {
    case .exponential(let mean): return mean * ln2
    case .lognormal(let median, _): return median
    case .weibull(let scale, let shape): return scale * Statistics.exponential(logarithm(ln2) / shape)
    case .gamma, .twoLognormals: return quantile(0.5)
    }
  }

  /// The length that a share `p` of all do not exceed, by halving.
  public func quantile(_ p: Double) -> Double {
    let curve = DelayCurve(self)
    var (low, high) = (-3.0, 30.0)
    for _ in 0..<48 {
      let middle = (low + high) / 2
      if curve.share(below: Statistics.exponential(middle), logarithm: middle) < p {
        low = middle
      } else {
        high = middle
      }
    }
    return Statistics.exponential((low + high) / 2)
  }

  /// The share of lengths below one.
  public func share(below time: Double) -> Double {
    time < 1e-3 ? 0 : DelayCurve(self).share(below: time, logarithm: logarithm(time))
  }
}

private let ln2 = 0.693_147_180_559_945_3

/// A distribution with what its density needs for every length.
struct DelayCurve {
  private let shape: DelayShape
  private let a: Double
  private let b: Double
  private let c: Double
  private let d: Double

  init(_ shape: DelayShape) {
    self.shape = shape
    switch shape {
    case .exponential(let mean): (a, b, c, d) = (logarithm(mean), 1 / mean, 0, 0)
    case .lognormal(let median, let sigma): (a, b, c, d) = (logarithm(median), 1 / sigma, logarithm(sigma), 0)
    case .gamma(let mean, let shape):
      let rate = shape / mean
      (a, b, c, d) = (rate, shape, shape * logarithm(rate) - logGamma(shape), 0)
    case .weibull(let scale, let shape): (a, b, c, d) = (logarithm(scale), shape, logarithm(shape), 0)
    case .twoLognormals(_, let median, let sigma, let laterMedian, let laterSigma):
      (a, b, c, d) = (logarithm(median), 1 / sigma, logarithm(laterMedian), 1 / laterSigma)
    }
  }

  private static let logRoot2Pi = 0.918_938_533_204_672_74

  /// The logarithm of the density of the logarithm of lengths, which differs from that of lengths by the same for all families.
  func logDensity(_ time: Double, logarithm log: Double) -> Double {
    switch shape {
    case .exponential: return log - a - time * b
    case .lognormal:
      let z = (log - a) * b
      return -z * z / 2 - c - Self.logRoot2Pi
    case .gamma: return c + b * log - a * time
    case .weibull:
      let u = b * (log - a)
      return c + u - Statistics.exponential(u)
    case .twoLognormals(let share, _, _, _, _):
      let (z, later) = ((log - a) * b, (log - c) * d)
      let density =
        share * b * Statistics.exponential(-z * z / 2) + (1 - share) * d * Statistics.exponential(-later * later / 2)
      return density > 1e-300 ? logarithm(density) - Self.logRoot2Pi : -700
    }
  }

  func share(below time: Double, logarithm log: Double) -> Double {
    switch shape {
    case .exponential: 1 - Statistics.exponential(-time * b)
    case .lognormal: normalShare(below: (log - a) * b)
    case .gamma: gammaShare(b, below: a * time)
    case .weibull: 1 - Statistics.exponential(-Statistics.exponential(b * (log - a)))
    case .twoLognormals(let share, _, _, _, _):
      share * normalShare(below: (log - a) * b) + (1 - share) * normalShare(below: (log - c) * d)
    }
  }
}
