import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension TemplateReader {
  /// Reads the name of a field.
  mutating func readField(_ range: Range<Int>, of tag: Range<Int>) {
    let name = word(range)
    let here = range.isEmpty ? tag : range
    if let section = NotificationSection(rawValue: name) {
      report(
        .wrongTemplateSection, here, "`\(name)` is a section, not a field",
        help: "write `{{#\(section.rawValue)}}…{{/\(section.rawValue)}}`")
      return
    }
    let isInside = open != nil
    if isInside, let field = LeaderField(rawValue: name) { return parts.add(field, tag) }
    if !isInside, let field = NotificationField(name: name) { return parts.add(field, tag) }
    let inside = LeaderField.allCases.map(\.rawValue)
    let outside = NotificationField.allCases.map(\.name)
    let fields = isInside ? inside : outside
    let others = isInside ? outside : inside
    var help: String?
    var fixes: [Fix] = []
    if others.contains(name) {
      let meant = fieldSynonyms[name].flatMap { fields.contains($0) ? "did you mean `\($0)`, or to " : nil } ?? ""
      help =
        meant + "write it \(isInside ? "outside of" : "within") `{{#leaders}}…{{/leaders}}`"
        + (meant.isEmpty ? "" : "?")
    } else {
      let meant = suggest(name, among: fields, synonyms: fieldSynonyms)
      help = didYouMean(meant)
      if let place = places.exact(range) { fixes = respelling(name, at: place, as: meant, isPart: true) }
    }
    let whose = isInside ? "a field of the section `leaders`" : "a field of notifications"
    report(
      .unknownTemplateField, here, name.isEmpty ? "these braces name no field" : "\(quoted(name)) is not \(whose)",
      help: help ?? "write \(oneOf(fields))", fixes: fixes)
  }
}

/// The fields outside of sections that a name of another program was probably meant to be.
func fieldsMeant(by name: String) -> [String] {
  let name = name.lowercased()
  return NotificationField(name: name).map { [$0.name] }
    ?? suggest(name, among: NotificationField.allCases.map(\.name), synonyms: fieldSynonyms)
}

/// Words that people write for fields.
private let fieldSynonyms: [String: String] = [
  "name": "member.name", "member": "member.name", "first_name": "member.name", "fname": "member.name",
  "firstname": "member.name", "full_name": "member.name", "fullname": "member.name", "contact.firstname": "member.name",
  "member_name": "member.name", "user": "member.name", "key": "member.key",
  "campaign": "action", "url": "link", "inbox_url": "link", "number": "count", "total": "count", "place": "rank",
  "position": "rank", "needs_reply": "needs_attention", "texts": "sent", "unsent": "waiting", "member.sent": "sent",
]
