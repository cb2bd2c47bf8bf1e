import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

/// The moment of an event or of an effect, beside its fields.
package let caseMomentKey = "at"

/// The one kind that an entry of `events` or `expect` names.
struct KindEntry {
  let kind: String
  let span: SourceSpan
  /// Nil for a kind without a value.
  let value: NodeID?
  let at: NodeID?
}

extension SyntaxReader {
  /// An event: a mapping from its kind to its fields, or the kind alone where it needs none. `at` is written beside the
  /// kind or among the fields.
  mutating func event(_ node: NodeID) -> Written<CaseEvent> {
    let span = document.span(node)
    guard let entry = kind(node, EventKind.allCases.map(\.rawValue), "event", takesMoment: true),
      let kind = EventKind(rawValue: entry.kind)
    else { return .invalid }
    var fields: [CaseField] = []
    var inner: NodeID?
    if let value = entry.value, !isNull(value) {
      let block = fieldNodes(value, kind)
      inner = block.at
      switch kind {
      case .contact:
        guard document.kind(value) == .mapping, let columns = columns(value, besides: inner.map { [$0] } ?? []) else {
          return .invalid
        }
        fields = columns
      case .publish, .start, .send, .reply, .respond, .optOut, .away, .back, .addMember, .removeMember, .tag, .untag,
        .resolve, .report, .reopen, .click, .delivery, .optIn, .reassign, .notify, .clock:
        fields = block.fields
      }
    } else {
      reportMissingFields(kind, has: [], at: entry.span)
    }
    if let first = entry.at, let second = inner {
      problems.report(
        Problem(
          .notOneKind, "this event names two moments", at: document.place(second),
          related: [Label(document.place(first), "the other one")], help: "delete one `at`"))
    }
    return .value(CaseEvent(kind: kind, span: span, at: moment(entry.at ?? inner), fields: fields), span)
  }

  private mutating func moment(_ node: NodeID?) -> CaseScalar? {
    guard let node, !text(node, .text("a moment, such as `2026-10-06T18:00:00Z`")).isInvalid else { return nil }
    return caseScalar(node)
  }

  /// The fields of an event, and its `at` where that is among them.
  private mutating func fieldNodes(_ node: NodeID, _ kind: EventKind) -> (fields: [CaseField], at: NodeID?) {
    guard document.kind(node) == .mapping else {
      if document.kind(node) != .invalid {
        let needed = EventField.allCases.filter { kind.fields[$0] == .required }.map(\.rawValue)
        reportShape(
          node, .text("a mapping with the fields of `\(kind.rawValue)`"), help: fielding(node, kind.rawValue, needed))
      }
      return ([], nil)
    }
    let moment = caseMomentKey
    // The columns of a contact are checked where they are read.
    if kind == .contact {
      return ([], document.entries(node).first { document.string($0.key) == moment }?.value)
    }
    let names = EventField.allCases.filter { kind.fields[$0] != nil }.map(\.rawValue) + [moment]
    let (known, unknown) = entries(node) { names.contains($0) ? $0 : nil }
    var written = known.map(\.word)
    for key in unknown {
      let name = document.string(key)
      if kind == .reassign, FilterField(rawValue: name) != nil {
        problems.report(
          Problem(
            .unknownKey, "`\(name)` is a key of a `filter`, not of `reassign` itself", at: document.place(key),
            help: "write it within `filter: { … }`"))
        written.append(EventField.filter.rawValue)
      } else {
        written += reportUnknown(
          key, beside: written, expected: names, in: "`\(kind.rawValue)`")
      }
    }
    var fields: [CaseField] = []
    var at: NodeID?
    for (name, key, value) in known {
      guard let field = EventField(rawValue: name) else {
        at = value
        continue
      }
      if let read = eventValue(value, field) { fields.append(caseField(name, key, value, read)) }
    }
    reportMissingFields(kind, has: written, at: document.span(document.firstChild(node) ?? node))
    return (fields, at)
  }

  /// A mapping with the value under the first of these keys, and room for the others.
  func fielding(_ node: NodeID, _ kind: String, _ keys: [String]) -> String? {
    guard let first = keys.first, document.kind(node) == .plainScalar, !isNull(node) else { return nil }
    let value = yamlScalar(document.string(node))
    let rest = keys.dropFirst().map { ", \($0): \($0.uppercased())" }.joined()
    return "write \(quoted("\(kind): { \(first): \(first == "to" ? "[\(value)]" : value)\(rest) }"))"
  }

  func caseField(_ name: String, _ key: NodeID, _ node: NodeID, _ value: CaseValue) -> CaseField {
    CaseField(name: name, nameSpan: document.span(key), value: value, span: document.span(node))
  }

  private mutating func eventValue(_ node: NodeID, _ field: EventField) -> CaseValue? {
    switch field {
    case .tags: tagList(node)
    case .member: text(node, .text("a team member's name")).isInvalid ? nil : scalar(node, "")
    case .contact: text(node, .text("a contact's id")).isInvalid ? nil : scalar(node, "")
    case .status:
      word(node, DeliveryStatus.words, .word(DeliveryStatus.words)).isInvalid ? nil : scalar(node, "")
    case .code: text(node, .text("a provider's code")).isInvalid ? nil : scalar(node, "")
    case .text, .messageID, .resolution:
      text(node, .text("text")).isInvalid ? nil : scalar(node, "")
    case .from: text(node, .text("a team member's name")).isInvalid ? nil : scalar(node, "")
    case .to: text(node, .text("the name of a team member or a user list")).isInvalid ? nil : scalar(node, "")
    case .type:
      word(node, NotificationKind.words, .word(NotificationKind.words)).isInvalid ? nil : scalar(node, "")
    case .seed: wholeNumber(node, .wholeNumber(0...Int.max)).isInvalid ? nil : scalar(node, "")
    case .filter: filter(node)
    }
  }

  /// The filter of a reassignment: which conversations and unsent contacts move.
  private mutating func filter(_ node: NodeID) -> CaseValue? {
    guard document.kind(node) == .mapping else {
      if document.kind(node) != .invalid { reportShape(node, .text("a mapping with the fields of a filter")) }
      return nil
    }
    let names = FilterField.allCases.map(\.rawValue)
    if document.firstChild(node) == nil { reportEmpty(node, "a field of a filter", help: "write \(oneOf(names))") }
    var fields: [CaseField] = []
    for (field, key, value) in knownEntries(node, names, "`filter`", FilterField.init(rawValue:)) {
      if let read = filterValue(value, field) { fields.append(caseField(field.rawValue, key, value, read)) }
    }
    return .record(fields)
  }

  private mutating func filterValue(_ node: NodeID, _ field: FilterField) -> CaseValue? {
    switch field {
    case .tags: tagList(node)
    case .needsAttention: flag(node).isInvalid ? nil : scalar(node, "")
    case .assignedTo: text(node, .text("a team member's name")).isInvalid ? nil : scalar(node, "")
    case .list: text(node, .text("a user list's name")).isInvalid ? nil : scalar(node, "")
    case .ids: textList(node, .oneOrMore(.text("a contact's id")))
    }
  }

  private mutating func reportMissingFields(_ kind: EventKind, has written: [String], at span: SourceSpan) {
    let needs = kind.fields
    for field in EventField.allCases where needs[field] == .required && !written.contains(field.rawValue) {
      problems.report(
        Problem(
          .missingKey, "the key `\(field.rawValue)` is missing in `\(kind.rawValue)`", at: place(span),
          help: "write `\(kind.rawValue): { \(field.rawValue): … }`"))
    }
    if kind == .reassign, !written.contains(EventField.from.rawValue), !written.contains(EventField.filter.rawValue) {
      problems.report(
        Problem(
          .missingKey, "`reassign` needs `from` or `filter`, to say what moves", at: place(span),
          help: "write `from:` with a team member, or `filter:`"))
    }
    if kind == .contact, written.isEmpty {
      problems.report(
        Problem(
          .missingKey, "the key `id` is missing in `contact`", at: place(span), help: "write `contact: { id: … }`"))
    }
  }

  /// The one kind that an entry names; nil where it could not be read.
  mutating func kind(_ node: NodeID, _ kinds: [String], _ what: String, takesMoment: Bool) -> KindEntry? {
    switch document.kind(node) {
    case .invalid: return nil
    case .plainScalar, .quotedScalar:
      let text = document.string(node)
      if !isNull(node), kinds.contains(text) {
        return KindEntry(kind: text, span: document.span(node), value: nil, at: nil)
      }
      if isNull(node) { reportShape(node, .text("an \(what)")) } else { reportUnknownKind(node, kinds, what) }
      return nil
    case .sequence:
      reportShape(node, .text("a mapping from the kind of \(what) to its fields"))
      return nil
    case .mapping: break
    }
    if reportStreamForm(node, kinds, what) { return nil }
    var found: KindEntry?
    var at: NodeID?
    var isHole = false
    for (key, value) in document.entries(node) {
      let text = document.string(key)
      if document.kind(key) == .invalid {
        isHole = true
      } else if takesMoment, text == caseMomentKey {
        at = value
      } else if !kinds.contains(text) {
        isHole = true
        reportUnknownKind(key, kinds, what)
      } else if let found {
        problems.report(
          Problem(
            .notOneKind, "an entry is one \(what), and this is a second: \(quoted(text))", at: document.place(key),
            related: [Label(place(found.span), "the first one")], help: "start a new entry with `- \(text):`"))
      } else {
        found = KindEntry(kind: text, span: document.span(key), value: value, at: nil)
      }
    }
    if found == nil, !isHole {
      problems.report(
        Problem(
          .notOneKind, "this entry names no kind of \(what)", at: document.place(node),
          help: "write \(oneOf(kinds))"))
    }
    guard let found else { return nil }
    return KindEntry(kind: found.kind, span: found.span, value: found.value, at: at)
  }

  /// The entries of a mapping whose keys are some words; reports other keys.
  mutating func knownEntries<Word>(
    _ node: NodeID, _ words: [String], _ owner: String, _ word: (String) -> Word?
  ) -> [(word: Word, key: NodeID, value: NodeID)] {
    let (known, unknown) = entries(node, word)
    var written = known.map { document.string($0.key) }
    for key in unknown {
      written += reportUnknown(key, beside: written, expected: words, in: owner)
    }
    return known
  }
}
