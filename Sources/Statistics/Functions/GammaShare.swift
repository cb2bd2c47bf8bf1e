/// The share of a gamma distribution with mean `shape` and scale 1 that is below a value: P(shape, x).
///
/// - Parameters:
///   - shape: above 0.
///   - x: in units of the scale.
package func gammaShare(_ shape: Double, below x: Double) -> Double {
  guard x >= .leastNormalMagnitude else { return 0 }
  guard x < shape + 2 else { return 1 - gammaShare(shape, above: x) }
  return min(1, exponential(shape * logarithm(x) - x - logGamma(shape + 1)) * gammaSeries(shape, x))
}

/// The share above a value, right to many digits also where it is small: Q(shape, x).
package func gammaShare(_ shape: Double, above x: Double) -> Double {
  guard x >= shape + 2 else { return 1 - gammaShare(shape, below: x) }
  guard x < 1e300 else { return 0 }
  return min(1, exponential(shape * logarithm(x) - x - logGamma(shape)) * gammaFraction(shape, x))
}

/// The share of the standard normal distribution below a value.
package func normalShare(below z: Double) -> Double {
  z < 0 ? normalTails(z) / 2 : (1 + gammaShare(0.5, below: z * z / 2)) / 2
}

/// The share of the standard normal distribution that is further from 0 than a value, on both sides together.
package func normalTails(_ z: Double) -> Double { gammaShare(0.5, above: z * z / 2) }
