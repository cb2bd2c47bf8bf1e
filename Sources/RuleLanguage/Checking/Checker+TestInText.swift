import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

// Texts that read like tests.
extension Checker {
  /// Warns of the name of a tag that reads like a test of tags.
  mutating func warnTest(inTag text: String, _ span: SourceSpan) {
    switch TestInText(text) {
    // A tag may be `<3`.
    case .comparison, nil: break
    case .pattern:
      reportTest(text, span, help: "write whole tags: several stand in `when: { any: [TAG, TAG] }`")
    case .negation(let tag):
      let condition = "when: { none: [\(yamlScalar(tag))] }"
      reportTest(text, span, help: "write \(quoted(condition)) for contacts without it")
    }
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
      guard let several = severalValues(text), syntax.source.bytes[Int(span.lower)] == text.utf8.first else { return }
      let list = "[" + several.map(yamlScalar).joined(separator: ", ") + "]"
      reportTest(text, span, help: "write \(quoted(list)) if several are meant, or put it in quotes")
    }
  }

  /// Warns of a phrase that reads like a pattern.
  mutating func warnPattern(inPhrase text: String, _ span: SourceSpan) {
    guard case .pattern? = TestInText(text) else { return }
    reportTest(
      text, span,
      help: "write the words themselves, each form that people write; `reply_contains` finds them within a reply")
  }

  private mutating func reportTest(_ text: String, _ span: SourceSpan, help: String) {
    problems.report(
      Problem(.testInText, .warning, "\(quoted(text)) is compared as it is written", at: place(span), help: help))
  }

  /// The values of `PA or NJ`.
  private func severalValues(_ text: String) -> [String]? {
    for word in [" or ", " OR ", " | ", " || "] where text.contains(word) {
      let parts = text.split(separator: word).map(String.init).filter { !$0.isEmpty }
      if parts.count > 1 { return parts }
    }
    return nil
  }
}
