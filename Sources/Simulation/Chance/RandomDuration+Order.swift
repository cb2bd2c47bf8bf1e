/// Weighted shapes in an order that depends only on the shapes themselves: those with shorter times first, by median,
/// so that a larger draw tends to give a longer time in mixtures too. Shapes with equal medians are ordered by all
/// their parameters.
func inCanonicalOrder(
  _ weighted: [(weight: Double, shape: RandomDuration.Shape)]
) -> [(weight: Double, shape: RandomDuration.Shape)] {
  weighted.map { (key: $0.shape.orderKey + [$0.weight], part: $0) }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    .map(\.part)
}

extension RandomDuration.Shape {
  fileprivate var orderKey: [Double] {
    let family: [Double] =
      switch self {
      case .constant(let value): [0, value]
      case .uniform(let low, let high): [1, low, high]
      case .exponential(let mean): [2, mean]
      case .lognormal(let median, let sigma): [3, median, sigma]
      case .gamma(let gamma): [4, gamma.mean, gamma.shape]
      case .weibull(let scale, let shape): [5, scale, shape]
      case .empirical(let times): [6] + times.values
      }
    return [quantile(0.5)] + family
  }
}
