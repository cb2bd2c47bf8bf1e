import Campaign
import Diagnostics
import KeyedFiles
internal import Records
internal import Text
import YAMLTree

extension SyntaxReader {
  /// The cases of a list; those that could not be read are left out.
  mutating func cases(_ node: NodeID?, _ shape: ValueShape) -> [RoutingCase] {
    guard case .value(let written, _) = list(node, shape, { $0.routingCase($1) }) else { return [] }
    if written.count > limits.cases, let node {
      problems.report(
        Problem(
          .tooManyCases, "a file has at most \(limits.cases) cases, the limit `cases`",
          at: document.place(document.elements(node)[limits.cases]),
          label: "this is one more", help: "put the cases into several files"))
    }
    var seen: [String: SourceSpan] = [:]
    for case .value(let read, _) in written {
      if let first = seen[read.name] {
        problems.report(
          Problem(
            .sameCaseTwice, .warning, "two cases have the name \(quoted(read.name))", at: read.place,
            related: [Label(place(first), "the first one")], help: "say what is different about this one"))
      } else {
        seen[read.name] = read.span
      }
    }
    let all = written.compactMap(\.value).flatMap { $0.rows ?? [$0] }
    if written.count <= limits.cases, all.count > limits.cases {
      problems.report(
        Problem(
          .tooManyCases, "a file has at most \(limits.cases) cases, the limit `cases`", at: all[limits.cases].place,
          label: "this row is one more", help: "put the cases into several files"))
    }
    return all
  }

  private mutating func routingCase(_ node: NodeID) -> Written<RoutingCase> {
    let span = document.span(node)
    guard let entries = entries(node, CaseKey.self) else { return .invalid }
    var read = RoutingCase(name: caseName(entries.known), source: source, span: span)
    var expects = false
    var table: BlockEntry<CaseKey>?
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .name: break
      case .contacts: read.contacts = list(entry.node, shape) { $0.contact($1) }.value?.compactMap(\.value) ?? []
      case .events: read.events = list(entry.node, shape) { $0.event($1) }.value?.compactMap(\.value) ?? []
      case .table: table = entry
      case .expect:
        let effects = list(entry.node, shape) { $0.effect($1) }
        expects = expects || effects.value?.isEmpty != true
        read.expect = effects.value?.compactMap(\.value) ?? []
      case .expectNone:
        let effects = list(entry.node, shape) { $0.effect($1) }
        expects = expects || effects.value?.isEmpty != true
        read.expectNone = effects.value?.compactMap(\.value) ?? []
      case .expectStats:
        let stats = stats(entry.node)
        expects = expects || stats?.isEmpty != true
        read.expectStats = stats ?? ExpectedStats()
      }
    }
    if let table {
      let rows = rows(table.node, table.key.rule.shape, of: read)
      expects = expects || !rows.isEmpty || problems.hasErrors
      read.rows = rows
    }
    // An unknown key may be the expectation.
    if !expects, !entries.hasUnknown { reportNoExpectation(node) }
    return .value(read, span)
  }

  private mutating func caseName(_ entries: [BlockEntry<CaseKey>]) -> String {
    guard let entry = entries.first(where: { $0.key == .name }) else { return "" }
    return name(entry.node, entry.key.rule.shape).value ?? ""
  }

  private mutating func reportNoExpectation(_ node: NodeID) {
    problems.report(
      Problem(
        .caseWithoutExpectation, "this case expects nothing, so it cannot fail",
        at: document.place(document.firstChild(node) ?? node),
        help: "write \(quotedList([CaseKey.expect, .expectNone, .expectStats].map(\.rawValue), "or"))"))
  }

  /// A contact as a mapping of columns; any column without a meaning of its own is a field.
  private mutating func contact(_ node: NodeID) -> Written<CaseContact> {
    guard let columns = columns(node) else { return .invalid }
    return .value(CaseContact(span: document.span(node), columns: columns), document.span(node))
  }

  /// - Parameter besides: values that are no columns.
  mutating func columns(_ node: NodeID, besides: [NodeID] = [], needsID: Bool = true) -> [CaseField]? {
    let shape = ValueShape.named(by: "columns", .text("values"))
    guard case .value(let entries, _) = namedEntries(node, shape) else { return nil }
    var columns: [CaseField] = []
    for (name, value) in entries where !besides.contains(value) {
      guard case .value(let name, let nameSpan) = name else { continue }
      let column = ContactColumn(rawValue: name)
      if column == nil, let meant = ContactColumn.meant(by: name) {
        // A list may be written so. Here one spelling is enough.
        problems.report(
          .unknown(
            .unknownKey, "\(quoted(name)) is not how a case writes a column", name, at: place(nameSpan),
            meant: [meant.rawValue]))
        continue
      }
      let field =
        switch column {
        case .tags: tagList(value)
        case .optedOut: isNull(value) ? scalar(value, "a flag") : flagValue(value)
        case .id: text(value, .text("a contact's id")).isInvalid ? nil : scalar(value, "a contact's id")
        case .name, .phone, .lastTeamMember, .assignedTo, .timeZone, nil: scalar(value, "text")
        }
      guard let field else { continue }
      columns.append(CaseField(name: name, nameSpan: nameSpan, value: field, span: document.span(value)))
    }
    let id = ContactColumn.id.rawValue
    if needsID, !entries.contains(where: { $0.name.value == id }) {
      reportMissing(id, KeyRule(.text("a contact's id"), ""), "a contact", in: node)
    }
    return columns
  }

  private mutating func flagValue(_ node: NodeID) -> CaseValue? {
    flag(node).isInvalid ? nil : scalar(node, "a flag")
  }

  /// A scalar of any kind, null included.
  mutating func scalar(_ node: NodeID, _ what: String) -> CaseValue? {
    guard let scalar = caseScalar(node) else {
      if document.kind(node) != .invalid { reportShape(node, .text(what)) }
      return nil
    }
    return .scalar(scalar)
  }

  func caseScalar(_ node: NodeID) -> CaseScalar? {
    switch document.kind(node) {
    case .plainScalar: CaseScalar(text: document.string(node), isPlain: true, span: document.span(node))
    case .quotedScalar: CaseScalar(text: document.string(node), isPlain: false, span: document.span(node))
    case .sequence, .mapping, .invalid: nil
    }
  }

  mutating func tagList(_ node: NodeID) -> CaseValue? { textList(node, .oneOrMore(.name("a tag"))) }

  /// One text, or a list of texts.
  mutating func textList(_ node: NodeID, _ shape: ValueShape) -> CaseValue? {
    guard case .value(let texts, _) = names(node, shape) else { return nil }
    var scalars: [CaseScalar] = []
    for case .value(let tag, let span) in texts { scalars.append(CaseScalar(text: tag, isPlain: false, span: span)) }
    return .list(scalars)
  }
}
