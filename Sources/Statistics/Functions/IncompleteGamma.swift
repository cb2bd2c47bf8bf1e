/// Σ x^n / ((a + 1) … (a + n)), with which x^a e^-x / Γ(a + 1) gives the regularised lower incomplete gamma function P(a, x)
/// (Abramowitz and Stegun, 6.5.29). About nine times the root of `a` terms for x up to a little more than `a`.
package func gammaSeries(_ a: Double, _ x: Double) -> Double {
  var n = a
  var term = 1.0
  var sum = 1.0
  while term > sum * 0x1p-54 {
    n += 1
    term *= x / n
    sum += term
  }
  return sum
}

/// The continued fraction with which x^a e^-x / Γ(a) gives the upper one, Q(a, x) (Abramowitz and Stegun, 6.5.31, its even
/// part), by Lentz's method. For x above a + 1.
package func gammaFraction(_ a: Double, _ x: Double) -> Double {
  var denominator = x + 1 - a
  var below = 1 / denominator
  var above = Double.infinity
  var value = below
  for n in 1...1_000 {
    let numerator = Double(n) * (a - Double(n))
    denominator += 2
    below = 1 / (denominator + numerator * below)
    above = denominator + numerator / above
    let change = above * below
    value *= change
    if abs(change - 1) < 0x1p-51 { break }
  }
  return value
}
