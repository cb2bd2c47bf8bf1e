import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

/// The keys of a row that are no columns of its contact.
package enum CaseRowKey: String, CaseIterable {
  /// Where the reply goes: members, `shared_inbox` or `hold`.
  case to
  case via
  /// What the contact writes.
  case text
}

/// Short cases that differ in their contact alone: one row, one reply, one place.
extension SyntaxReader {
  static let defaultReply = "I have a question"
  static let defaultContact = "c1"

  /// The rows of a table as cases of their own, each after what the whole case says.
  mutating func rows(_ node: NodeID?, _ shape: ValueShape, of whole: RoutingCase) -> [RoutingCase] {
    let rows = list(node, shape) { $0.row($1, of: whole) }.value ?? []
    return rows.enumerated().compactMap { index, row in
      row.value.map { $0.named("\(whole.name): row \(index + 1)") }
    }
  }

  private mutating func row(_ node: NodeID, of whole: RoutingCase) -> Written<RoutingCase> {
    let span = document.span(node)
    var own: [(word: CaseRowKey, key: NodeID, value: NodeID)] = []
    for entry in document.entries(node) {
      guard let word = CaseRowKey(rawValue: document.string(entry.key)) else { continue }
      own.append((word, entry.key, entry.value))
    }
    func entry(_ word: CaseRowKey) -> (key: NodeID, value: NodeID)? {
      own.first { $0.word == word }.map { ($0.key, $0.value) }
    }
    guard let columns = columns(node, besides: own.map(\.value), needsID: false) else { return .invalid }
    guard let to = entry(.to) else {
      reportMissing(
        CaseRowKey.to.rawValue, KeyRule(.oneOrMore(.name("a member")), ""), "a row of a table", in: node)
      return .invalid
    }
    guard let members = textList(to.value, .oneOrMore(.name("a member"))) else { return .invalid }
    let id = ContactColumn.id.rawValue
    let written = columns.first { $0.name == id }
    let contact = written ?? Self.field(id, Self.defaultContact, span)
    let text = entry(.text).flatMap { scalar($0.value, "text") } ?? .scalar(Self.scalar(Self.defaultReply, span))
    var read = RoutingCase(name: "", source: source, span: span)
    read.contacts = whole.contacts + [CaseContact(span: span, columns: (written == nil ? [contact] : []) + columns)]
    let reply = [
      Self.field(EventField.contact.rawValue, contact.value, span), Self.field(EventField.text.rawValue, text, span),
    ]
    read.events = whole.events + [CaseEvent(kind: .reply, span: span, at: nil, fields: reply)]
    read.expect = whole.expect + [expectation(members, via: entry(.via), contact.value, to, span)]
    (read.expectNone, read.expectStats) = (whole.expectNone, whole.expectStats)
    return .value(read, span)
  }

  private mutating func expectation(
    _ members: CaseValue, via: (key: NodeID, value: NodeID)?, _ contact: CaseValue, _ to: (key: NodeID, value: NodeID),
    _ span: SourceSpan
  ) -> ExpectedEffect {
    var keys = [Self.field(EffectKey.contact.name, contact, span)]
    if case .list(let scalars) = members, scalars.map(\.text) == [ReplyStepWord.hold.rawValue] {
      return ExpectedEffect(kind: .held, span: span, keys: keys)
    }
    keys.append(caseField(EffectKey.to.name, to.key, to.value, members))
    let words = Via.allCases.map(\.rawValue)
    if let via, !word(via.value, words, .word(words)).isInvalid, let read = scalar(via.value, "text") {
      keys.append(caseField(EffectKey.via.name, via.key, via.value, read))
    }
    return ExpectedEffect(kind: .routed, span: span, keys: keys)
  }

  private static func scalar(_ text: String, _ span: SourceSpan) -> CaseScalar {
    CaseScalar(text: text, isPlain: false, span: span)
  }

  private static func field(_ name: String, _ text: String, _ span: SourceSpan) -> CaseField {
    field(name, .scalar(scalar(text, span)), span)
  }

  private static func field(_ name: String, _ value: CaseValue, _ span: SourceSpan) -> CaseField {
    CaseField(name: name, nameSpan: span, value: value, span: span)
  }
}

extension RoutingCase {
  fileprivate func named(_ name: String) -> RoutingCase {
    var copy = RoutingCase(name: name, source: source, span: span)
    (copy.contacts, copy.events, copy.expect) = (contacts, events, expect)
    (copy.expectNone, copy.expectStats) = (expectNone, expectStats)
    return copy
  }
}
