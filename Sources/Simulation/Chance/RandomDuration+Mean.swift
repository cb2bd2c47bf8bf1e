internal import Statistics

extension RandomDuration.Shape {
  /// The mean of all lengths in milliseconds, before they are rounded or cut to the longest.
  public var mean: Double {
    switch self {
    case .constant(let value): value
    case .uniform(let low, let high): low + (high - low) * 0.5
    case .exponential(let mean): mean
    case .lognormal(let median, let sigma): Statistics.exponential(sigma * sigma * 0.5) * median
    case .gamma(let gamma): gamma.mean
    case .weibull(let scale, let shape): Statistics.exponential(logGamma(1 + 1 / shape)) * scale
    case .empirical(let times): times.mean
    }
  }
}

extension RandomDuration {
  /// The mean of all lengths in milliseconds, before they are rounded or cut to the longest.
  public var mean: Double {
    var sum = 0.0
    var from = 0.0
    for part in parts {
      sum += (part.upTo - from) * part.shape.mean
      from = part.upTo
    }
    return sum
  }
}
