/// The names in a text that commas, semicolons, those of other scripts, `|`, `/`, `&` or `and` separate; one or none where nothing does.
public func namesInOne(_ text: String) -> [String] {
  var parts: [String] = [""]
  let words = text.split(separator: " ", omittingEmptySubsequences: true)
  for word in words {
    if ["and", "or", "y", "&", "+", "/", "|", "then", "else", "->", "→", ">"].contains(word.lowercased()) {
      parts.append("")
      continue
    }
    for (index, piece) in word.split(
      omittingEmptySubsequences: false, whereSeparator: { ",;|/\u{FF0C}\u{3001}\u{FF1B}".contains($0) }
    )
    .enumerated() {
      if index > 0 { parts.append("") }
      guard !piece.isEmpty else { continue }
      parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : " ") + piece
    }
  }
  return parts.filter { !$0.isEmpty }
}

/// A text without the brackets around it that are none to YAML, such as parentheses.
func withoutBrackets(_ text: String) -> String {
  let pairs: [(Character, Character)] = [
    ("(", ")"), ("\u{FF08}", "\u{FF09}"), ("\u{3010}", "\u{3011}"), ("\u{FF3B}", "\u{FF3D}"), ("\u{FF5B}", "\u{FF5D}"),
  ]
  guard let first = text.first, let last = text.last, text.count > 2 else { return text }
  if pairs.contains(where: { $0 == (first, last) }) { return String(text.dropFirst().dropLast()) }
  // One that is closed and was never opened, or the other way round.
  for (open, close) in pairs + [("[", "]"), ("{", "}")] {
    if last == close, !text.contains(open) { return String(text.dropLast()) }
    if first == open, !text.contains(close) { return String(text.dropFirst()) }
  }
  return text
}

/// Words for all who could be named, in lower case.
let wordsForAll: Set<String> = [
  "all", "any", "both", "yes", "true", "everything", "everyone", "everybody", "full", "on", "team", "*",
]

/// Words for none of them, in lower case.
let wordsForNone: Set<String> = ["none", "no", "false", "off", "nobody", "nothing", "no one"]
