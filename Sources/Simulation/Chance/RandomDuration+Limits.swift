internal import Statistics

extension RandomDuration {
  /// Limits on the parameters of a shape. Within them every length and every mean is finite for times up to
  /// `ScenarioLimits.until`, and a length takes at most about a microsecond to draw.
  public enum Limits {
    /// Of a lognormal distribution. At 10 the mean is 5e21 times the median.
    public static let sigma = 0.0...10.0
    /// Of a gamma distribution. At 0.01 half of all lengths are 0, at 1,000 they deviate by 3 % from their mean.
    public static let gammaShape = 0.01...1_000.0
    /// Of a Weibull distribution. At 0.1 the mean is 3,628,800 times the scale, at 100 lengths deviate by 1 %.
    public static let weibullShape = 0.1...100.0
    public static let measuredTimes = 1_000_000
    public static let mixtureParts = 100
  }
}

extension RandomDuration.Shape {
  /// The lognormal distribution that 5 % of all lengths exceed `p95` of; nil when it has no `sigma` within the limits.
  ///
  /// - Parameters:
  ///   - median: in milliseconds, above 0.
  ///   - p95: in milliseconds, at least the median.
  public static func lognormal(median: Double, p95: Double) -> Self? {
    guard median >= .leastNormalMagnitude, p95 >= median, p95.isFinite else { return nil }
    let sigma = (logarithm(p95) - logarithm(median)) / normalQuantile(0.95)
    return RandomDuration.Limits.sigma.contains(sigma) ? .lognormal(median: median, sigma: sigma) : nil
  }

  /// The gamma distribution with this mean in milliseconds, above 0. Its deviation is the mean over the root of
  /// `shape`: 1 is an exponential time, k the sum of k exponential ones.
  ///
  /// - Parameter shape: within `Limits.gammaShape`.
  public static func gamma(mean: Double, shape: Double) -> Self {
    .gamma(RandomDuration.Gamma(mean: mean, shape: shape))
  }
}
