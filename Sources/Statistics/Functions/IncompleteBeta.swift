// The regularised incomplete beta function I_x(a, b), which Student's t and exact bounds of shares are made of, and its inverse.
// All in logarithms, so that nothing underflows: a share of 1e-300 is as exact as one half.

/// A number x in (0, 1) by u = ln (x / (1 - x)), so that it keeps its digits beside 0 and beside 1.
package struct Odds {
  package let u: Double
  package let x: Double
  package let logX: Double
  package let logRest: Double

  /// - Parameter u: the logarithm of x / (1 - x), finite.
  package init(_ u: Double) {
    self.u = u
    let e = exponential(-abs(u))
    let small = -logarithmOfOnePlus(e)
    x = u > 0 ? 1 / (1 + e) : e / (1 + e)
    logX = u > 0 ? small : u + small
    logRest = u > 0 ? small - u : small
  }

  /// 1 - x in the place of x.
  package var turned: Odds { Odds(-u) }
}

/// ln (1 + y), with all its digits where `y` is small.
///
/// - Parameter y: above -1, finite.
package func logarithmOfOnePlus(_ y: Double) -> Double {
  // What rounding takes from 1 + y changes numerator and denominator alike (Kahan).
  let sum = 1 + y
  return sum == 1 ? y : logarithm(sum) * (y / (sum - 1))
}

/// The logarithm of the beta function B(a, b), right to about fourteen digits also where one or both are large, where the
/// difference of their `logGamma`s would be noise.
///
/// - Parameters: positive, from 1e-10 to 1e15.
package func logBeta(_ a: Double, _ b: Double) -> Double {
  let (small, large) = a < b ? (a, b) : (b, a)
  if large < 10 { return logGamma(small) + logGamma(large) - logGamma(small + large) }
  let remainders = stirlingRemainder(large) - stirlingRemainder(small + large)
  // From Γ's of Stirling, with what they have in common taken out before it is rounded.
  if small < 10 {
    return logGamma(small) + remainders + small - (large - 0.5) * logarithmOfOnePlus(small / large)
      - small * logarithm(small + large)
  }
  return stirlingRemainder(small) + remainders + 0.918_938_533_204_672_74 - 0.5 * logarithm(small)
    - (large - 0.5) * logarithmOfOnePlus(small / large) - small * logarithmOfOnePlus(large / small)
}

/// The logarithm of I_x(a, b): of the chance that a beta distributed number is below x.
///
/// By the continued fraction (Abramowitz and Stegun, 26.5.8) on the side where it converges fast.
package func logIncompleteBeta(_ odds: Odds, _ a: Double, _ b: Double) -> Double {
  if odds.x < (a + 1) / (a + b + 2) { return logLowerBeta(odds, a, b) }
  let rest = exponential(logLowerBeta(odds.turned, b, a))
  return rest < 1 ? logarithmOfOnePlus(-rest) : -700
}

/// I_x(a, b): the chance that a beta distributed number is below `x`.
///
/// - Parameters:
///   - x: from 0 to 1.
///   - a: positive, as `b`; together at most 1e7.
package func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  return exponential(logIncompleteBeta(Odds(logarithm(x) - logarithmOfOnePlus(-x)), a, b))
}

/// The x with I_x(a, b) = p.
///
/// - Parameter p: in the open interval (0, 1).
package func inverseIncompleteBeta(_ p: Double, _ a: Double, _ b: Double) -> Double {
  p <= 0.5 ? oddsOfBeta(p, a, b).x : oddsOfBeta(1 - p, b, a).turned.x
}

/// The odds of the x with I_x(a, b) = p.
///
/// - Parameters:
///   - p: positive and at most about a half; for more ask for 1 - p with `a` and `b` in each other's place.
///   - start: where to begin, as the `u` of the odds.
package func oddsOfBeta(_ p: Double, _ a: Double, _ b: Double, from start: Double? = nil) -> Odds {
  let beta = logBeta(a, b)
  let wanted = logarithm(p)
  // By u, ln I is concave and below the line a u - ln (a B). So that line's root is a lower bound, Newton's steps from the left
  // never pass the root, and one from the right lands on its left.
  let least = (wanted + beta + logarithm(a)) / a
  var u = max(least, start ?? logarithm(a / b) + normalQuantile(p) * (1 / a + 1 / b).squareRoot())
  for _ in 0..<100 {
    let odds = Odds(u)
    let found = logIncompleteBeta(odds, a, b)
    let slope = exponential(a * odds.logX + b * odds.logRest - beta - found)
    let next = max(least, u + (wanted - found) / slope)
    let step = abs(next - u)
    u = next
    if step < 1e-14 * max(1, abs(u)) { break }
  }
  return Odds(u)
}

/// The same where x is at most about the mean.
private func logLowerBeta(_ odds: Odds, _ a: Double, _ b: Double) -> Double {
  a * odds.logX + b * odds.logRest - logBeta(a, b) - logarithm(a) + logarithm(betaFraction(odds.x, a, b))
}

/// The continued fraction, evaluated by the method of Lentz as Thompson and Barnett changed it (1986).
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  func awayFromZero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
  var c = 1.0
  var d = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
  var fraction = d
  // It takes about as many steps as the square root of `a` or `b`.
  for step in 1...20_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    fraction *= c * d
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    fraction *= c * d
    if abs(c * d - 1) < 3e-16 { break }
  }
  return fraction
}
