import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text
import YAMLTree

// Texts that read like tests.
extension Checker {
  /// Warns of the name of a tag that reads like a test of tags.
  mutating func warnTest(inTag text: String, _ span: SourceSpan) {
    switch TestInText(text) {
    // A tag may be `<3`.
    case .comparison, nil:
      guard let last = text.utf8.last, Self.separatesOrQuotes(last), isPlain(text, span) else { return }
      reportTest(text, span, help: "write \(quoted(trimmedTag(String(text.dropLast())))), or put it in quotes")
    case .pattern:
      reportTest(text, span, help: "write whole tags: several stand in `when: { any: [TAG, TAG] }`")
    case .negation(let tag):
      let condition = "when: { none: [\(yamlScalar(tag))] }"
      reportTest(text, span, help: "write \(quoted(condition)) for contacts without it")
    }
  }

  /// Whether a byte is one of `,`, `;`, `|` and `"`.
  private static func separatesOrQuotes(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3B || byte == 0x7C || byte == 0x22
  }

  /// Warns of the value of a field that reads like a test of values, or like several of them.
  mutating func warnTest(inValue text: String, of field: String, _ span: SourceSpan) {
    let key = yamlScalar(field)
    switch TestInText(text) {
    case .pattern: reportTest(text, span, help: "name the values that are meant: \(quoted("\(key): [VALUE, VALUE]"))")
    case .negation, .comparison:
      reportTest(
        text, span,
        help: "name the values that are meant, \(quoted("\(key): [VALUE, VALUE]")), or give these contacts a tag")
    case nil:
      guard let several = severalValues(text), isPlain(text, span) else { return }
      let list = "[" + several.map(yamlScalar).joined(separator: ", ") + "]"
      reportTest(text, span, help: "write \(quoted(list)) if several are meant, or put it in quotes")
    }
  }

  /// Warns of a phrase that reads like a pattern, or like several phrases.
  mutating func warnTest(inPhrase text: String, _ span: SourceSpan) {
    if case .pattern? = TestInText(text) {
      reportTest(
        text, span,
        help: "write the words themselves, each form that people write; `reply_contains` finds them within a reply")
    } else if let several = severalPhrases(text, span) {
      let list = "[" + several.map(yamlScalar).joined(separator: ", ") + "]"
      let other = isPlain(text, span) ? ", or put it in quotes" : ""
      // Within a list the phrases are further entries of it.
      let fixes =
        isPlain(text, span) && isBehindColon(span)
        ? [Fix("write \(quoted(list))", safety: .unsafe, edits: [Edit(place(span), list)])] : []
      reportTest(text, span, help: "write \(quoted(list)) if each is meant by itself\(other)", fixes: fixes)
    }
  }

  /// The phrases of `enough, no more`. In quotes it is one, unless it lists words: `"yes, 1, si"`.
  private func severalPhrases(_ text: String, _ span: SourceSpan) -> [String]? {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x3B || $0 == 0x7C }) else { return nil }
    let parts = text.split { ",;|".contains($0) }.map { trimmedTag(String($0)) }.filter { !$0.isEmpty }
    let listsWords = parts.count > 2 && parts.allSatisfy { !$0.contains(" ") }
    return parts.count > 1 && (isPlain(text, span) || listsWords) ? parts : nil
  }

  private func isBehindColon(_ span: SourceSpan) -> Bool {
    syntax.source.bytes[..<Int(span.lower)].last { $0 != UInt8(ascii: " ") } == UInt8(ascii: ":")
  }

  /// Whether a text is written without quotes.
  private func isPlain(_ text: String, _ span: SourceSpan) -> Bool {
    syntax.source.bytes[Int(span.lower)] == text.utf8.first
  }

  private mutating func reportTest(_ text: String, _ span: SourceSpan, help: String, fixes: [Fix] = []) {
    problems.report(
      Problem(
        .testInText, .warning, "\(quoted(text)) is compared as it is written", at: place(span), help: help,
        fixes: fixes))
  }

  /// The values of `PA or NJ` and `PA, NJ`.
  private func severalValues(_ text: String) -> [String]? {
    // Nearly no value has a space, and each of these words has one.
    guard text.utf8.contains(0x20) else { return nil }
    for word in [" or ", " OR ", " | ", " || ", ", "] where text.contains(text: word) {
      let parts = text.split(atText: word).map(String.init).filter { !$0.isEmpty }
      if parts.count > 1 { return parts }
    }
    return nil
  }
}
