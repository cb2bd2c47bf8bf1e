internal import Text

/// Lengths of time as files write them: a number and a unit, `250ms`, `45s`, `1.5h`, or several from large to small, `1h30m`.
/// Rule files and scenarios share this grammar.
public enum LengthOfTime {
  private static let units: [(name: String, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
  ]

  /// The nearest whole number of milliseconds, or the largest one if the length is longer; nil if the text is not a
  /// length of time. Numbers are written `(0|[1-9][0-9]*)(\.[0-9]+)?`; each unit appears once.
  public static func milliseconds(_ text: String) -> Int64? {
    var rest = Substring(text).utf8
    var sum: Int64 = 0
    var last = Int64.max
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let whole = rest.prefix(while: ASCII.isDigit)
      rest = rest.dropFirst(whole.count)
      var decimals = rest.prefix(0)
      if rest.first == UInt8(ascii: ".") {
        decimals = rest.dropFirst().prefix(while: ASCII.isDigit)
        rest = rest.dropFirst(1 + decimals.count)
        if decimals.isEmpty { return nil }
      }
      let letters = rest.prefix { !ASCII.isDigit($0) }
      rest = rest.dropFirst(letters.count)
      guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0"),
        let unit = units.first(where: { letters.elementsEqual($0.name.utf8) })?.milliseconds, unit < last
      else { return nil }
      last = unit
      sum = adding(sum, product(whole, decimals, unit))
    }
    return sum
  }

  /// A length of time as a file has it, in the largest unit that divides it.
  public static func text(_ milliseconds: Int64) -> String {
    for (name, unit) in units where milliseconds > 0 && milliseconds % unit == 0 {
      return "\(milliseconds / unit)\(name)"
    }
    return "\(milliseconds)ms"
  }

  private static func product(_ whole: Substring.UTF8View, _ decimals: Substring.UTF8View, _ unit: Int64) -> Int64 {
    guard let count = Int64(Substring(whole)) else { return .max }
    let (product, isTooLong) = count.multipliedReportingOverflow(by: unit)
    if isTooLong { return .max }
    // Nine decimals of a day are a tenth of a millisecond, and their product with it fits.
    var (part, scale): (Int64, Int64) = (0, 1)
    for digit in decimals.prefix(9) { (part, scale) = (part * 10 + Int64(digit - UInt8(ascii: "0")), scale * 10) }
    return adding(product, (part * unit + scale / 2) / scale)
  }

  private static func adding(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, isTooLong) = a.addingReportingOverflow(b)
    return isTooLong ? .max : sum
  }
}
