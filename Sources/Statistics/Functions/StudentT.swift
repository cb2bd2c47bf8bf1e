/// The quantile of Student's t distribution, to about eleven digits.
///
/// - Parameters:
///   - p: in the open interval (0, 1).
///   - freedom: degrees of freedom; fewer than 1 count as 1.
package func studentTQuantile(_ p: Double, freedom: Int) -> Double {
  let q = p - 0.5
  if q == 0 { return 0 }
  let n = Double(max(1, freedom))
  let z = normalQuantile(p)
  let expanded = expandedStudentT(z, n)
  if n >= 1e6 { return expanded }
  // With x = n / (n + t²): half of I_x(n/2, 1/2) is the share beyond |t|, and half of I_(1-x)(1/2, n/2) the share between 0
  // and |t|. The smaller of the two keeps its digits.
  let start = 2 * logarithm(abs(expanded)) - logarithm(n)
  let logSquare: Double
  if abs(q) < 0.25 {
    logSquare = oddsOfBeta(2 * abs(q), 0.5, n / 2, from: start).u
  } else {
    logSquare = -oddsOfBeta(2 * min(p, 1 - p), n / 2, 0.5, from: -start).u
  }
  let t = n.squareRoot() * exponential(logSquare / 2)
  return q < 0 ? -t : t
}

/// The share of Student's t distribution that is further from 0 than a value, on both sides together.
///
/// - Parameter freedom: degrees of freedom; fewer than 1 count as 1.
package func studentTTails(_ t: Double, freedom: Int) -> Double {
  guard t != 0 else { return 1 }
  guard t.isFinite else { return 0 }
  let n = Double(max(1, freedom))
  // With x = n / (n + t²), x / (1 - x) is n / t².
  return min(1, exponential(logIncompleteBeta(Odds(logarithm(n) - 2 * logarithm(abs(t))), n / 2, 0.5)))
}

/// Student's t from the normal quantile, by the expansion of Cornish and Fisher (Abramowitz and Stegun, 26.7.5): exact enough
/// for large n, else a place to start from.
private func expandedStudentT(_ z: Double, _ n: Double) -> Double {
  let z2 = z * z
  let first = (z2 + 1) / (4 * n)
  let second = ((5 * z2 + 16) * z2 + 3) / (96 * n * n)
  let third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n * n * n)
  return z * (1 + (first + (second + third)))
}
