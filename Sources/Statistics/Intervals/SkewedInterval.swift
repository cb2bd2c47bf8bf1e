extension Sample {
  /// With fewer values an interval is Student's alone.
  package static let fewestForSkewness = 20

  /// An interval for the mean that also holds it as often as it says where values are skewed: Student's, with the side of the
  /// longer tail moved out.
  ///
  /// Few values of a skewed distribution hold too few of its longest, so both their mean and their deviation are too small, and
  /// Student's interval lies on the wrong side of the truth far more often than it says. The side of the longer tail is placed
  /// by the cubic transformation of t (Hall 1992, in the form of Willink 2005), with five quarters of the skewness of the
  /// values, because that is too small as well; the other side stays. Both choices are by measured errors, see docs/simulation/gates.md.
  ///
  /// - Parameters:
  ///   - level: in the open interval (0, 1); nil for others.
  ///   - spread: of percentiles, as the values behind them show it: the interval reaches as far as either spread says.
  /// - Returns: nil with fewer than two values.
  package func skewedInterval(level: Double, spread: PercentileSpread? = nil) -> ClosedRange<Double>? {
    guard count > 1, level > 0, level < 1 else { return nil }
    if let spread, let own = skewedInterval(level: level), let other = self.spread(spread).skewedInterval(level: level)
    {
      return min(own.lowerBound, other.lowerBound)...max(own.upperBound, other.upperBound)
    }
    let t = studentTQuantile((1 + level) / 2, freedom: count - 1)
    let error = deviation / Double(count).squareRoot()
    // The skewness of fewer values is mostly chance, and would make an interval of normal ones up to twice as wide.
    let skewness = count < Sample.fewestForSkewness ? 0 : self.skewness
    let moved = lengthened(t, by: 1.25 * abs(skewness) / (6 * Double(count).squareRoot()))
    return mean - error * (skewness < 0 ? moved : t)...mean + error * (skewness > 0 ? moved : t)
  }
}

/// How many standard errors the side of the longer tail is away, for `t` without skewness: -G(-t) of Willink ("A confidence
/// interval and test for the mean of an asymmetric distribution", Communications in Statistics 34, 2005).
///
/// It rises with the skewness to about four times t, and is kept there where the transformation would come back.
private func lengthened(_ t: Double, by skewness: Double) -> Double {
  let widest = ((t * t + 0.75).squareRoot() - t) / 2
  let a = min(skewness, widest)
  // Below, the difference of the root to 1 has lost its digits; t + a is right to a² then.
  if a < 1e-6 { return t + a }
  return (1 - cubeRoot(1 - 6 * a * (t + a))) / (2 * a)
}

/// The cube root, also of negative numbers.
package func cubeRoot(_ x: Double) -> Double {
  guard abs(x) > 1e-300 else { return 0 }
  var root = exponential(logarithm(abs(x)) / 3)
  // One step of Newton repairs the last digits.
  root -= (root - abs(x) / (root * root)) / 3
  return x < 0 ? -root : root
}
