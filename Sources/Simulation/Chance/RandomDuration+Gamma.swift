internal import Statistics

extension RandomDuration {
  /// A gamma distribution, with what its quantile needs for every draw.
  @frozen public struct Gamma: Hashable, Sendable {
    /// In milliseconds.
    public let mean: Double
    public let shape: Double
    /// ln Γ(shape + 1).
    let logGamma1: Double
    /// The share of lengths below `turn`.
    let turnShare: Double

    public init(mean: Double, shape: Double) {
      self.mean = mean
      self.shape = shape
      logGamma1 = logGamma(shape + 1)
      let turn = RandomDuration.Gamma.turn(shape)
      turnShare = exponential(shape * logarithm(turn) - turn - logGamma1) * gammaSeries(shape, turn)
    }

    /// The point, in units of mean / shape, up to which the share below is computed, and from which the share above is.
    /// Each is quick to compute on its side of the point.
    private static func turn(_ shape: Double) -> Double { shape + 2 }

    /// The length at which a share `p` of all lengths is shorter, in milliseconds: correct to about thirteen digits, or
    /// 0 where it is below 1e-307 shares of the mean.
    public func quantile(_ p: Double) -> Double { standardQuantile(p) * (mean / shape) }

    /// The quantile in units of mean / shape, by Halley's method on the logarithm of the share below (or above, past
    /// the turn) as a function of the logarithm u of the length. Both functions are concave, so the method converges
    /// from everywhere, mostly in two steps.
    private func standardQuantile(_ p: Double) -> Double {
      let isBelow = p <= turnShare
      let goal = logarithm(isBelow ? p : 1 - p) + logGamma1
      let turn = logarithm(RandomDuration.Gamma.turn(shape))
      var u = guess(p, isBelow, goal)
      for _ in 0..<RandomDuration.Gamma.mostSteps {
        u = isBelow ? min(u, turn) : max(u, turn)
        let x = exponential(u)
        // The share is x^shape e^-x / Γ(shape + 1) · factor.
        let factor = isBelow ? gammaSeries(shape, x) : shape * gammaFraction(shape, x)
        let slope = isBelow ? shape / factor : -shape / factor
        let newton = (shape * u - x + logarithm(factor) - goal) / slope
        let step = newton / max(0.5, 1 - 0.5 * newton * (shape - x - slope))
        u -= step
        // The steps' third power is what is left.
        if abs(step) < 1e-6 { break }
      }
      return exponential(u)
    }

    /// Far more than any draw needs: 4.
    private static var mostSteps: Int { 16 }

    /// Where to start: Wilson and Hilferty's cube of a normal quantile, or an approximation of the distribution near 0
    /// or far out.
    private func guess(_ p: Double, _ isBelow: Bool, _ goal: Double) -> Double {
      if shape >= 0.5 {
        let root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * shape.squareRoot())
        if root > 0.3 { return logarithm(shape * (root * root * root)) }
      }
      if isBelow {
        let first = goal / shape
        return first + logarithm(1 + exponential(first) / (shape + 1))
      }
      return logarithm(max(1, logarithm(shape) - goal))
    }
  }
}
