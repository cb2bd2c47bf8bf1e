// Logarithm and exponential, from additions, multiplications and divisions alone. C libraries differ in the last digit, and even
// one library by the processor it finds; here a seed gives the same run on every machine. Both are right to about two units in
// the last place, far below the millisecond that times are rounded to.

/// ln 2 in two parts: the upper one ends in so many zeros that its product with any exponent is exact.
@usableFromInline package let ln2Upper = 0x1.62e42fee00000p-1
@usableFromInline package let ln2Lower = 0x1.a39ef35793c76p-33

/// The natural logarithm.
///
/// - Parameter x: positive, finite and normal, as every draw is.
@inlinable public func logarithm(_ x: Double) -> Double {
  // x = m · 2^e with m around 1, and ln m = 2 artanh((m - 1) / (m + 1)).
  let bits = x.bitPattern
  var exponent = Int(bits &>> 52) &- 1023
  var m = Double(bitPattern: bits & 0xF_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
  if m > 1.414_213_562_373_095_1 {
    m *= 0.5
    exponent &+= 1
  }
  let s = (m - 1) / (m + 1)
  let z = s * s
  let z2 = z * z
  let z4 = z2 * z2
  let first = (1.0 / 3 + z * (1.0 / 5)) + z2 * (1.0 / 7 + z * (1.0 / 9))
  let middle = (1.0 / 11 + z * (1.0 / 13)) + z2 * (1.0 / 15 + z * (1.0 / 17))
  let last = (1.0 / 19 + z * (1.0 / 21)) + z2 * (1.0 / 23)
  let series = first + z4 * (middle + z4 * last)
  let e = Double(exponent)
  return e * ln2Upper + (2 * s + (2 * s * (z * series) + e * ln2Lower))
}

/// e to the power of `x`: 0 below the smallest normal number, infinite beyond the largest.
@inlinable public func exponential(_ x: Double) -> Double {
  guard x < 709.5 else { return .infinity }
  guard x > -708 else { return 0 }
  // x = n ln 2 + r with |r| at most half of ln 2, and Taylor's series for r.
  let n = (x * 1.442_695_040_888_963_4).rounded()
  let r = (x - n * ln2Upper) - n * ln2Lower
  let r2 = r * r
  let r4 = r2 * r2
  let first = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120))
  let middle = (1.0 / 720 + r * (1.0 / 5_040)) + r2 * (1.0 / 40_320 + r * (1.0 / 362_880))
  let last =
    (1.0 / 3_628_800 + r * (1.0 / 39_916_800)) + r2 * (1.0 / 479_001_600 + r * (1.0 / 6_227_020_800))
  let series = first + r4 * (middle + r4 * last)
  let power = Double(bitPattern: UInt64(truncatingIfNeeded: Int(n) &+ 1023) &<< 52)
  return power * (1 + (r + r2 * series))
}
