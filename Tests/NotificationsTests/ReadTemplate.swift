import Campaign
import Diagnostics
import Testing

@testable import RuleLanguage

/// What the reader of rule files makes of a template, as if a file held it alone.
func read(_ text: String) -> (template: NotificationTemplate?, problems: [Problem]) {
  let bytes = Array(text.utf8)
  let source = Source(name: "template", bytes: bytes)
  var reader = TemplateReader(bytes[...], at: SourceSpan(0..<bytes.count), in: source)
  return (reader.read(), reader.problems)
}

/// A template with nothing wrong in it.
func template(_ text: String) throws -> NotificationTemplate {
  let (template, problems) = read(text)
  return try #require(template, "\(problems.map(\.message))")
}

extension NotificationTemplate {
  static func text(_ text: String) -> Self { NotificationTemplate(text.isEmpty ? [] : [.text(text)]) }
}
