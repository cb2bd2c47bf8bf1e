import Campaign
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

/// A length of time, by the grammar that all files share.
func duration(_ text: String) -> Milliseconds? { LengthOfTime.milliseconds(text).map { Milliseconds($0) } }

/// A length of time as a file has it, in the largest unit that divides it.
func written(_ time: Milliseconds) -> String { LengthOfTime.text(time.count) }

/// A number for people: without a point when it is whole, else to six decimals.
func readable(_ number: Double) -> String {
  let rounded = (number * 1e6).rounded() / 1e6
  return Int64(exactly: rounded).map { String($0) } ?? rounded.description
}
