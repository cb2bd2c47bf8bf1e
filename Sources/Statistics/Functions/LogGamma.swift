/// The natural logarithm of the gamma function, right to about fifteen digits, also beside 1 and 2 where it is 0.
///
/// Made of additions, multiplications, divisions and our own `logarithm` alone, so it is the same number on every machine.
///
/// - Parameter x: positive and normal. From about 1e305 on the result is infinite.
package func logGamma(_ x: Double) -> Double {
  if x >= 10 { return logGammaByStirling(x) }
  if x < 0.5 { return logGammaBesideTwo(x) - logarithm(1 + x) - logarithm(x) }
  if x < 1.5 { return logGammaBesideTwo(x - 1) - logarithm(x) }
  // Γ(x) = (x - 1) (x - 2) … Γ(x - n), with x - n around 2. The subtractions are exact.
  var rest = x
  var product = 1.0
  while rest > 2.5 {
    rest -= 1
    product *= rest
  }
  return logGammaBesideTwo(rest - 2) + logarithm(product)
}

/// ln Γ(2 + z) for z within a half of 0: Taylor's series, z (1 - γ) + Σ (ζ(n) - 1) (-z)^n / n from n = 2 (Abramowitz and
/// Stegun, 6.1.33). It keeps its digits where the result is small.
private func logGammaBesideTwo(_ z: Double) -> Double {
  var sum = 0.0
  for coefficient in besideTwo { sum = sum * z + coefficient }
  return z * sum
}

/// (-1)^n (ζ(n) - 1) / n for n from 28 down to 2, then 1 - γ.
private let besideTwo: [Double] = [
  1.330476437424449e-10, -2.7595228851242334e-10, 5.731367241678862e-10, -1.1921401405860912e-09,
  2.4836745438024785e-09, -5.183475041970047e-09, 1.0838659214896955e-08, -2.2711094608943164e-08,
  4.7698101693639804e-08, -1.0043224823968099e-07, 2.1207184805554665e-07, -4.492469198764566e-07,
  9.55141213040742e-07, -2.039215753801366e-06, 4.374866789907488e-06, -9.439488275268397e-06, 2.050721277567069e-05,
  -4.492623673813314e-05, 9.945751278180853e-05, -0.00022315475845357939, 0.0005096695247430425,
  -0.001192753911703261, 0.0028905103307415234, -0.007385551028673986, 0.020580808427784546, -0.0673523010531981,
  0.3224670334241132, 0.42278433509846713,
]

/// By Stirling's formula.
private func logGammaByStirling(_ x: Double) -> Double {
  (x - 0.5) * (logarithm(x) - 1) + (0.418_938_533_204_672_74 + stirlingRemainder(x))
}

/// What ln Γ(x) is more than (x - 1/2) ln x - x + ln √(2π): Stirling's series with eight terms. The next one is below 2e-18 from
/// 10 on (Abramowitz and Stegun, 6.1.41).
package func stirlingRemainder(_ x: Double) -> Double {
  let square = 1 / (x * x)
  var sum = -3_617.0 / 122_400
  sum = sum * square + 1.0 / 156
  sum = sum * square - 691.0 / 360_360
  sum = sum * square + 1.0 / 1_188
  sum = sum * square - 1.0 / 1_680
  sum = sum * square + 1.0 / 1_260
  sum = sum * square - 1.0 / 360
  sum = sum * square + 1.0 / 12
  return sum / x
}
