/// A text whose lines do not break between a number and its unit.
public func unbroken(_ text: String) -> String {
  var words = text.split(separator: " ", omittingEmptySubsequences: false)[...]
  guard var line = words.popFirst().map(String.init) else { return text }
  for word in words {
    let isUnit = units.contains(String(word.prefix { $0.isLetter || $0 == "%" }))
    line += (isUnit && line.utf8.last.map(ASCII.isDigit) == true ? "\u{A0}" : " ") + word
  }
  return line
}

private let units = ["%"] + DurationUnit.allCases.map(\.rawValue)
