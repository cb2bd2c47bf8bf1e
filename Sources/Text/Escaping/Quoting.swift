/// A user's words in a message: in backticks, with code points for what cannot be seen, and truncated after 120
/// characters.
public func quoted(_ text: String) -> String { "`" + legible(text) + "`" }

/// The same without backticks.
///
/// - Parameter limit: how many Unicode scalars are shown.
public func legible(_ text: String, limit: Int = 120) -> String {
  if isPlain(text, limit: limit) { return text }
  var shown = String.UnicodeScalarView()
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit {
      shown.append("…")
      break
    }
    let isCommand = scalar == "[" && LogCommand.opensBracket(after: shown)
    if isCommand || firstInvisibleScalar(in: String(scalar)) != nil {
      shown.append(contentsOf: "<\(codePointName(scalar.value))>".unicodeScalars)
    } else {
      shown.append(scalar)
    }
    count += 1
  }
  return String(shown)
}

/// Nothing is to be done to a text: short, of printable ASCII, and with nothing that a log could take for a command.
private func isPlain(_ text: String, limit: Int) -> Bool {
  text.utf8.count <= limit && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "[") }
}

/// The words that are allowed somewhere, as messages list them after "expected": `a`, or one of `a`, `b` or `c`.
public func oneOf(_ words: [String]) -> String {
  words.count == 1 ? quotedList(words, "or") : "one of " + quotedList(words, "or")
}

/// Words in backticks, joined by commas and a conjunction: `a`, `b` or `c`.
public func quotedList(_ words: [String], _ conjunction: String) -> String {
  let shown = words.map(quoted)
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  return shown.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
