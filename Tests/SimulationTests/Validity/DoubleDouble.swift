import Foundation

/// A number as the unevaluated sum of two doubles, about 31 digits: Dekker, "A floating-point technique for extending the
/// available precision", 1971. What theory says is worked out in it, so that no rounding is mistaken for a fault of the simulator.
struct DoubleDouble: Sendable {
  /// The nearest double.
  let upper: Double
  /// What `upper` leaves out.
  let lower: Double

  init(_ value: Double) { self.init(upper: value, lower: 0) }
  init(_ value: Int) { self.init(Double(value)) }

  private init(upper: Double, lower: Double) {
    self.upper = upper
    self.lower = lower
  }

  /// The sum of two doubles, the first of which is the larger one, without any error.
  private init(larger a: Double, _ b: Double) {
    upper = a + b
    lower = b - (upper - a)
  }

  /// The sum of any two doubles without any error (Knuth).
  private init(sum a: Double, _ b: Double) {
    upper = a + b
    let back = upper - a
    lower = (a - (upper - back)) + (b - back)
  }

  static func + (a: Self, b: Self) -> Self {
    let first = DoubleDouble(sum: a.upper, b.upper)
    let second = DoubleDouble(sum: a.lower, b.lower)
    let carried = DoubleDouble(larger: first.upper, first.lower + second.upper)
    return DoubleDouble(larger: carried.upper, carried.lower + second.lower)
  }

  static prefix func - (a: Self) -> Self { DoubleDouble(upper: -a.upper, lower: -a.lower) }
  static func - (a: Self, b: Self) -> Self { a + -b }

  static func * (a: Self, b: Self) -> Self {
    let product = a.upper * b.upper
    let error = (-product).addingProduct(a.upper, b.upper)
    return DoubleDouble(larger: product, error + (a.upper * b.lower + a.lower * b.upper))
  }

  /// By long division: three digits to the base of a double.
  static func / (a: Self, b: Self) -> Self {
    let first = a.upper / b.upper
    let rest = a - b * DoubleDouble(first)
    let second = rest.upper / b.upper
    let third = (rest - b * DoubleDouble(second)).upper / b.upper
    return DoubleDouble(larger: first, second) + DoubleDouble(third)
  }

  static func < (a: Self, b: Self) -> Bool { a.upper != b.upper ? a.upper < b.upper : a.lower < b.lower }
  var magnitude: Self { upper < 0 ? -self : self }

  func power(_ exponent: Int) -> Self {
    var result = DoubleDouble(1)
    for _ in 0..<exponent { result = result * self }
    return result
  }

  /// e to the power of this number: Taylor's series for a 512th of it, squared nine times.
  var exponential: Self {
    let part = self / DoubleDouble(512)
    var term = DoubleDouble(1)
    var sum = DoubleDouble(1)
    var count = 1
    while term.magnitude.upper > 1e-36 * sum.upper {
      term = term * part / DoubleDouble(count)
      sum = sum + term
      count += 1
    }
    for _ in 0..<9 { sum = sum * sum }
    return sum
  }
}

extension DoubleDouble: CustomStringConvertible {
  /// A decimal fraction such as `0.8526315789`.
  init?(_ text: String) {
    var value = DoubleDouble(0)
    var unit = DoubleDouble(1)
    var isFraction = false
    for character in text {
      if character == ".", !isFraction {
        isFraction = true
      } else if let digit = character.wholeNumberValue {
        value = value * DoubleDouble(10) + DoubleDouble(digit)
        if isFraction { unit = unit * DoubleDouble(10) }
      } else {
        return nil
      }
    }
    self = value / unit
  }

  /// For messages: 25 digits.
  var description: String {
    guard upper != 0 else { return "0" }
    let exponent = Int(log10(abs(upper)).rounded(.down))
    let ten = DoubleDouble(10)
    var rest = exponent >= 0 ? magnitude / ten.power(exponent) : magnitude * ten.power(-exponent)
    var digits = ""
    for place in 0..<25 {
      let digit = max(0, min(9, Int(rest.upper.rounded(.down))))
      digits += place == 1 ? ".\(digit)" : "\(digit)"
      rest = (rest - DoubleDouble(digit)) * ten
    }
    return (upper < 0 ? "-" : "") + digits + (exponent == 0 ? "" : "e\(exponent)")
  }
}
