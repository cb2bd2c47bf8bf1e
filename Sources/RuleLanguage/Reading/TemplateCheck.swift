import Campaign
import Diagnostics
import KeyedFiles
internal import Text

/// Checks the template of a notification's text: Mustache with fields and the section `leaders`, and nothing else of it.
///
/// Takes time in proportion to the template.
struct TemplateCheck {
  /// As the file means it, escapes and indentation undone.
  private let text: [UInt8]
  /// The scalar in the file.
  private let span: Span
  private let source: Source
  /// Where each `{{` of the text stands in the file; nil where that cannot be told.
  private let openings: [Int: Int]?
  /// The section that is open, by the name that it was opened with.
  private var open: (name: String, tag: Range<Int>)?
  /// Sections that were refused where they open: where they close there is nothing to say.
  private var refused: Set<String> = []
  private(set) var problems: [Problem] = []

  /// Nobody reads more of one text.
  private static let mostProblems = 20

  init(_ text: ArraySlice<UInt8>, at span: Span, in source: Source) {
    self.text = Array(text)
    self.span = span
    self.source = source
    let decoded = braces(in: self.text, 0..<self.text.count)
    let written = braces(in: source.bytes, Int(span.lower)..<min(Int(span.upper), source.bytes.count))
    openings =
      decoded.count == written.count
      ? Dictionary(zip(decoded, written), uniquingKeysWith: { first, _ in first }) : nil
  }

  mutating func run() {
    var at = 0
    while problems.count < Self.mostProblems, let start = find("{{", from: at) {
      let isTriple = start + 2 < text.count && text[start + 2] == UInt8(ascii: "{")
      let inner = start + (isTriple ? 3 : 2)
      // The names of fields hold no brace, so a tag ends before the next one opens.
      let next = find("{{", from: inner) ?? text.count
      guard let end = find(isTriple ? "}}}" : "}}", from: inner, before: next) else {
        report(
          .unclosedTemplateTag, start..<inner, "this `\(isTriple ? "{{{" : "{{")` is never closed",
          help: "write `\(isTriple ? "}}}" : "}}")` after the name of the field")
        at = inner
        continue
      }
      at = end + (isTriple ? 3 : 2)
      check(inner..<end, of: start..<at, isTriple: isTriple)
    }
    if let open {
      report(
        .wrongTemplateSection, open.tag, "the section \(quoted(open.name)) is never closed",
        help: "write \(quoted("{{/\(open.name)}}")) where it ends")
    }
  }

  /// Checks one tag by what stands between its braces.
  private mutating func check(_ inner: Range<Int>, of tag: Range<Int>, isTriple: Bool) {
    let name = trimmed(inner)
    if text[inner].contains(0x0A) || text[inner].contains(0x0D) {
      return report(
        .unclosedTemplateTag, tag, "a line ends between these braces", help: "write the braces and the name on one line"
      )
    }
    guard let first = name.first.map({ text[$0] }), !isTriple else { return checkField(name, of: tag) }
    if name.lowerBound > inner.lowerBound, [UInt8(ascii: "#"), UInt8(ascii: "/")].contains(first) {
      return report(
        .wrongTemplateSection, tag, "white space stands before `\(Unicode.Scalar(first))`", help: "delete it")
    }
    switch first {
    case UInt8(ascii: "#"): openSection(trimmed(name.lowerBound + 1..<name.upperBound), tag)
    case UInt8(ascii: "/"): closeSection(trimmed(name.lowerBound + 1..<name.upperBound), tag)
    case UInt8(ascii: "!"): refuse("a comment", tag, help: "delete it, or write it as a comment of the rule file")
    case UInt8(ascii: ">"): refuse("a partial", tag, help: "write its text here")
    case UInt8(ascii: "="): refuse("a change of the braces", tag, help: "delete it and write `{{` and `}}`")
    case UInt8(ascii: "^"):
      refused.insert(word(trimmed(name.lowerBound + 1..<name.upperBound)))
      refuse("an inverted section", tag, help: "delete it: there is always somebody who takes part")
    case UInt8(ascii: "&"):
      refuse("a field with `&`", tag, help: "write it without `&`: texts are plain, so nothing is escaped")
    case UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "%"):
      refuse("a tag with \(quoted(String(Unicode.Scalar(first))))", tag, help: "write the name of a field")
    default: checkField(name, of: tag)
    }
  }

  private mutating func checkField(_ range: Range<Int>, of tag: Range<Int>) {
    let name = word(range)
    let here = range.isEmpty ? tag : range
    if let section = NotificationSection(rawValue: name) {
      report(
        .wrongTemplateSection, here, "`\(name)` is a section, not a field",
        help: "write `{{#\(section.rawValue)}}…{{/\(section.rawValue)}}`")
      return
    }
    let isInside = open != nil
    let inside = LeaderField.allCases.map(\.rawValue)
    let outside = NotificationField.allCases.map(\.name)
    let fields = isInside ? inside : outside
    guard !fields.contains(name) else { return }
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
      if meant.count == 1, let place = exact(range) {
        fixes = [Fix("write \(quoted(meant[0]))", safety: .unsafe, edits: [Edit(place, meant[0])])]
      }
    }
    let whose = isInside ? "a field of the section `leaders`" : "a field of notifications"
    report(
      .unknownTemplateField, here, name.isEmpty ? "these braces name no field" : "\(quoted(name)) is not \(whose)",
      help: help ?? "write \(oneOf(fields))", fixes: fixes)
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
        related: [Label(place(open.tag), "opened here")], help: "write \(quoted("{{/\(open.name)}}")) before it")
      return
    }
    open = (name, tag)
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
        related: [Label(place(open.tag), "opened here")], help: "write \(quoted("{{/\(open.name)}}"))")
    }
    self.open = nil
  }

  private mutating func refuse(_ what: String, _ tag: Range<Int>, help: String) {
    report(.unsupportedTemplateTag, tag, "\(what) cannot stand in the text of a notification", help: help)
  }

  private mutating func report(
    _ code: DiagnosticCode, _ range: Range<Int>, _ message: String, related: [Label] = [], help: String,
    fixes: [Fix] = []
  ) {
    problems.append(Problem(code, message, at: place(range), related: related, help: help, fixes: fixes))
  }

  /// Where a part of the text stands in the file: exactly, or else the whole scalar.
  private func place(_ range: Range<Int>) -> Place { exact(range) ?? Place(source, span) }

  /// Nil where the file writes the part another way, with escapes or over several lines.
  private func exact(_ range: Range<Int>) -> Place? {
    guard let openings else { return nil }
    // A part stands within a tag, and a tag starts with braces.
    var opening = range.lowerBound
    while opening > 0, openings[opening] == nil { opening -= 1 }
    guard let written = openings[opening] else { return nil }
    let lower = written + range.lowerBound - opening
    let upper = lower + range.count
    guard upper <= Int(span.upper), source.bytes[written..<upper].elementsEqual(text[opening..<range.upperBound]) else {
      return nil
    }
    return Place(source, Span(lower..<upper))
  }

  private func find(_ mark: StaticString, from start: Int, before end: Int = .max) -> Int? {
    mark.withUTF8Buffer { mark in
      var at = start
      while at + mark.count <= min(text.count, end) {
        if text[at] == mark[0], text[at..<at + mark.count].elementsEqual(mark) { return at }
        at += 1
      }
      return nil
    }
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

  private func word(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

/// Where `{{` stands, once for each run of braces.
private func braces(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
  var found: [Int] = []
  var at = range.lowerBound
  while at + 1 < range.upperBound {
    if bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "{") {
      found.append(at)
      while at < range.upperBound, bytes[at] == UInt8(ascii: "{") { at += 1 }
    } else {
      at += 1
    }
  }
  return found
}

/// Words that people write for fields.
private let fieldSynonyms: [String: String] = [
  "name": "member.name", "member": "member.name", "first_name": "member.name", "key": "member.key",
  "campaign": "action", "url": "link", "inbox_url": "link", "number": "count", "total": "count", "place": "rank",
  "position": "rank", "needs_reply": "needs_attention", "texts": "sent", "unsent": "waiting", "member.sent": "sent",
]
