import Campaign
import Diagnostics
import KeyedFiles
internal import Text

/// Reads the template of a notification's text: Mustache with fields and the section `leaders`, and no other feature of
/// it.
///
/// Takes time in proportion to the length of the template.
struct TemplateReader {
  /// The text that the file means, with escapes and indentation undone.
  private let text: [UInt8]
  let places: TemplatePlaces
  private var tags: TemplateTags
  var parts: TemplateParts
  /// The open section, by the name with which it was opened.
  private(set) var open: (name: String, tag: Range<Int>)?
  /// Sections that were refused at their opening tags: their closing tags are not reported.
  private var refused: Set<String> = []
  private(set) var problems: [Problem] = []

  /// No one reads more problems than this about one text.
  private static let mostProblems = 20

  init(_ text: ArraySlice<UInt8>, at span: SourceSpan, in source: Source) {
    let text = Array(text)
    self.text = text
    places = TemplatePlaces(text, at: span, in: source)
    tags = TemplateTags(text)
    parts = TemplateParts(text)
  }

  /// The template; nil where it has problems.
  mutating func read() -> NotificationTemplate? {
    while let next = tags.next() {
      // The text after the last problem was not read, so nothing is reported about it.
      if problems.count >= Self.mostProblems { return nil }
      switch next {
      case .tag(let tag): read(tag)
      case .unclosed(let braces, let isTriple):
        report(
          .unclosedTemplateTag, braces, "this `\(isTriple ? "{{{" : "{{")` is never closed",
          help: "write `\(isTriple ? "}}}" : "}}")` after the name of the field")
      }
    }
    if let open {
      report(
        .wrongTemplateSection, open.tag, "the section \(quoted(open.name)) is never closed",
        help: "write \(quoted("{{/\(open.name)}}")) where it ends")
    }
    return problems.isEmpty ? parts.finished() : nil
  }

  /// Reads one tag by the text between its braces.
  private mutating func read(_ tag: TemplateTag) {
    let (inner, range) = (tag.inner, tag.range)
    let name = trimmed(inner)
    if text[inner].contains(0x0A) || text[inner].contains(0x0D) {
      return report(
        .unclosedTemplateTag, range, "a line ends between these braces",
        help: "write the braces and the name on one line")
    }
    guard let first = name.first.map({ text[$0] }), !tag.isTriple else { return readField(name, of: range) }
    if name.lowerBound > inner.lowerBound, [UInt8(ascii: "#"), UInt8(ascii: "/")].contains(first) {
      return report(
        .wrongTemplateSection, range, "white space stands before `\(Unicode.Scalar(first))`", help: "delete it")
    }
    switch first {
    case UInt8(ascii: "#"): openSection(trimmed(name.lowerBound + 1..<name.upperBound), range)
    case UInt8(ascii: "/"): closeSection(trimmed(name.lowerBound + 1..<name.upperBound), range)
    case UInt8(ascii: "!"): refuse("a comment", range, help: "delete it, or write it as a comment of the rule file")
    case UInt8(ascii: ">"): refuse("a partial", range, help: "write its text here")
    case UInt8(ascii: "="): refuse("a change of the braces", range, help: "delete it and write `{{` and `}}`")
    case UInt8(ascii: "^"):
      refused.insert(word(trimmed(name.lowerBound + 1..<name.upperBound)))
      refuse("an inverted section", range, help: "delete it: there is always someone who takes part")
    case UInt8(ascii: "&"):
      refuse("a field with `&`", range, help: "write it without `&`: texts are plain, so nothing is escaped")
    case UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "%"):
      refuse("a tag with \(quoted(String(Unicode.Scalar(first))))", range, help: "write the name of a field")
    default: readField(name, of: range)
    }
  }

  private mutating func openSection(_ range: Range<Int>, _ tag: Range<Int>) {
    let name = word(range)
    guard NotificationSection(rawValue: name) != nil else {
      let isField = NotificationField(name: name) != nil
      let meant = suggest(name, among: NotificationSection.allCases.map(\.rawValue))
      report(
        .wrongTemplateSection, tag, "\(quoted(name)) is not a section",
        help: isField ? "it is a field: write `{{\(name)}}`" : didYouMean(meant) ?? "the only section is `leaders`")
      if isField || open != nil { refused.insert(name) } else { open = (name, tag) }
      return
    }
    if let open {
      report(
        .wrongTemplateSection, tag, "the section `\(name)` stands within \(quoted(open.name))",
        related: [Label(places.place(open.tag), "opened here")], help: "write \(quoted("{{/\(open.name)}}")) before it")
      return
    }
    open = (name, tag)
    parts.openLeaders(tag)
  }

  private mutating func closeSection(_ range: Range<Int>, _ tag: Range<Int>) {
    let name = word(range)
    guard !refused.contains(name) else { return }
    guard let open else {
      report(
        .wrongTemplateSection, tag, "\(quoted(name)) is closed here and was not opened",
        help: "delete it, or write `{{#leaders}}` where the section starts")
      return
    }
    if name != open.name {
      report(
        .wrongTemplateSection, tag, "\(quoted(name)) is closed here, but \(quoted(open.name)) is open",
        related: [Label(places.place(open.tag), "opened here")], help: "write \(quoted("{{/\(open.name)}}"))")
    }
    parts.closeLeaders(tag)
    self.open = nil
  }

  private mutating func refuse(_ what: String, _ tag: Range<Int>, help: String) {
    report(.unsupportedTemplateTag, tag, "\(what) cannot stand in the text of a notification", help: help)
  }

  mutating func report(
    _ code: DiagnosticCode, _ range: Range<Int>, _ message: String, related: [Label] = [], help: String,
    fixes: [Fix] = []
  ) {
    problems.append(Problem(code, message, at: places.place(range), related: related, help: help, fixes: fixes))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, text[first] == 0x20 || text[first] == 0x09 || text[first] == 0x0A {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, text[last] == 0x20 || text[last] == 0x09 || text[last] == 0x0A {
      range = range.lowerBound..<last
    }
    return range
  }

  func word(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
