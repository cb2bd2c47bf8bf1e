public import Diagnostics
internal import Text

/// Fixes that replace a word with the one that was meant: a safe one where the two differ only in upper case, `-`, `_`
/// and blanks, else an unsafe one if only one word can have been meant.
///
/// - Parameter isPart: whether the word is a part of a scalar's text, and not a scalar of its own.
public func respelling(_ written: String, at place: Place, as meant: [String], isPart: Bool = false) -> [Fix] {
  let alike = meant.filter { isSpelledAlike($0, written) }
  let candidates = alike.isEmpty ? meant : alike
  guard candidates.count == 1, let word = candidates.first else { return [] }
  let safety: Fix.Safety = alike.isEmpty ? .unsafe : .safe
  return [Fix("write \(quoted(word))", safety: safety, edits: [Edit(place, isPart ? word : yamlScalar(word))])]
}

/// A text as a scalar that means it wherever a scalar is allowed: plain if it consists of words, else in double quotes.
public func yamlScalar(_ text: String) -> String {
  let isPlain =
    text.utf8.first.map(isLetter) == true && text.utf8.last != 0x20
    && text.utf8.allSatisfy { isLetter($0) || $0 == 0x20 || $0 == 0x2D || $0 >= 0x30 && $0 <= 0x39 }
    && !["null", "true", "false"].contains(text.lowercased())
  if isPlain { return text }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { quoted += "\\" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}

private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F }
