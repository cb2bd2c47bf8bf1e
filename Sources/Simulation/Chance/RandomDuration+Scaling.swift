extension RandomDuration {
  /// The same times, each so many times as long.
  ///
  /// - Parameter factor: positive and finite.
  package func scaled(by factor: Double) -> RandomDuration {
    RandomDuration(parts: parts.map { Part(upTo: $0.upTo, shape: $0.shape.scaled(by: factor)) })
  }

  private init(parts: [Part]) { self.parts = parts }
}

extension RandomDuration.Shape {
  fileprivate func scaled(by factor: Double) -> RandomDuration.Shape {
    switch self {
    case .constant(let value): .constant(value * factor)
    case .uniform(let low, let high): .uniform(low * factor, high * factor)
    case .exponential(let mean): .exponential(mean: mean * factor)
    case .lognormal(let median, let sigma): .lognormal(median: median * factor, sigma: sigma)
    case .gamma(let gamma): .gamma(mean: gamma.mean * factor, shape: gamma.shape)
    case .weibull(let scale, let shape): .weibull(scale: scale * factor, shape: shape)
    case .empirical(let times): MeasuredTimes(times.values.map { $0 * factor }).map { .empirical($0) } ?? self
    }
  }
}
