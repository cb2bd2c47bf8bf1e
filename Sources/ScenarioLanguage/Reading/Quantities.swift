import Simulation

/// A decimal number as files have it: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`. No exponents, no `nan`, no `0x10`, which `Double`
/// would read.
func decimal(_ text: Substring) -> Double? {
  let unsigned = text.first == "-" ? text.dropFirst() : text
  let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  guard let whole = parts.first, isDigits(whole), whole == "0" || whole.first != "0" else { return nil }
  if parts.count == 2, !isDigits(parts[1]) { return nil }
  guard let number = Double(text), number.isFinite else { return nil }
  return number
}

func isDigits(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
}

/// A length of time: a number and a unit, `250ms`, `45s`, `1.5h`, or several from large to small, `1h30m`.
func duration(_ text: String) -> Milliseconds? {
  var rest = Substring(text)
  var sum = Milliseconds.zero
  var last = Milliseconds(.max)
  guard !rest.isEmpty else { return nil }
  while !rest.isEmpty {
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    rest = rest.dropFirst(digits.count)
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    guard let number = decimal(digits), let unit = unit(letters), unit < last else { return nil }
    last = unit
    let (total, isTooLong) = sum.count.addingReportingOverflow((number * unit).count)
    sum = Milliseconds(isTooLong ? .max : total)
  }
  return sum
}

private func unit(_ letters: Substring) -> Milliseconds? {
  switch letters {
  case "ms": Milliseconds(1)
  case "s": .second
  case "m": .minute
  case "h": .hour
  case "d": .day
  default: nil
  }
}

/// A length of time as a file has it, in the largest unit that divides it.
func written(_ time: Milliseconds) -> String {
  for (unit, name) in [(Milliseconds.day, "d"), (.hour, "h"), (.minute, "m"), (.second, "s")]
  where time.count > 0 && time.count % unit.count == 0 {
    return "\(time.count / unit.count)\(name)"
  }
  return "\(time.count)ms"
}

/// A number for people: without a point when it is whole, else to six decimals.
func readable(_ number: Double) -> String {
  let rounded = (number * 1e6).rounded() / 1e6
  return Int64(exactly: rounded).map { String($0) } ?? rounded.description
}
