import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension SyntaxReader {
  /// An effect that is expected: a mapping from its kind to the keys that are compared.
  mutating func effect(_ node: NodeID) -> Written<ExpectedEffect> {
    let span = document.span(node)
    guard let entry = kind(node, EffectKind.allCases.map(\.rawValue), "effect", takesMoment: false),
      let kind = EffectKind(rawValue: entry.kind)
    else { return .invalid }
    let names = kind.keys.map(\.name) + [caseMomentKey]
    var keys: [CaseField] = []
    if let value = entry.value, !isNull(value) {
      guard document.kind(value) == .mapping else {
        if document.kind(value) != .invalid {
          let key = ["to", "contact", "member"].first { name in kind.keys.contains { $0.name == name } }
          reportShape(
            value, .text("a mapping with the keys of `\(kind.rawValue)`"),
            help: fielding(value, kind.rawValue, key.map { [$0] } ?? []))
        }
        return .invalid
      }
      let owner = "the effect `\(kind.rawValue)`"
      for (name, key, value) in knownEntries(value, names, owner, { names.contains($0) ? $0 : nil }) {
        if let read = expectedValue(value) { keys.append(caseField(name, key, value, read)) }
      }
    }
    return .value(ExpectedEffect(kind: kind, span: span, keys: keys), span)
  }

  private mutating func expectedValue(_ node: NodeID) -> CaseValue? {
    let shape = ValueShape.text("text, a list of texts, or a list of mappings")
    switch document.kind(node) {
    case .plainScalar, .quotedScalar: return scalar(node, "")
    case .invalid: return nil
    case .mapping:
      reportShape(node, shape)
      return nil
    case .sequence: break
    }
    var scalars: [CaseScalar] = []
    var records: [[CaseField]] = []
    for element in document.elements(node) {
      switch document.kind(element) {
      case .plainScalar, .quotedScalar: scalars += caseScalar(element).map { [$0] } ?? []
      case .mapping: records.append(record(element))
      case .sequence: reportShape(element, .text("text"))
      case .invalid: break
      }
    }
    if !records.isEmpty, let first = scalars.first {
      problems.report(Problem(.wrongShape, "a list of mappings holds \(quoted(first.text))", at: place(first.span)))
    }
    return records.isEmpty ? .list(scalars) : .records(records)
  }

  private mutating func record(_ node: NodeID) -> [CaseField] {
    var fields: [CaseField] = []
    for (key, value) in document.entries(node) {
      guard let read = scalar(value, "text") else { continue }
      fields.append(caseField(document.string(key), key, value, read))
    }
    return fields
  }

  /// The expected counts; nil where they could not be read.
  mutating func stats(_ node: NodeID?) -> ExpectedStats? {
    guard let entries = entries(node, ExpectedStatsKey.self) else { return nil }
    var stats = ExpectedStats()
    for entry in entries.known {
      switch entry.key {
      case .members:
        guard case .value(let members, _) = namedEntries(entry.node, entry.key.rule.shape) else { return nil }
        for (name, value) in members {
          guard case .value(let member, let span) = name else { continue }
          let counts = counts(value, CountName.allCases.filter(\.isOfMembers), "the counts of a team member")
          stats.members.append(ExpectedMemberStats(member: member, span: span, counts: counts))
        }
      case .totals:
        stats.totals = counts(entry.node, CountName.allCases, "`totals`")
      }
    }
    return stats
  }

  private mutating func counts(_ node: NodeID?, _ all: [CountName], _ owner: String) -> [ExpectedCount] {
    let count = ValueShape.wholeNumber(0...Int.max)
    guard let node else { return [] }
    guard document.kind(node) == .mapping else {
      if document.kind(node) != .invalid { reportShape(node, .named(by: "a count", count)) }
      return []
    }
    var counts: [ExpectedCount] = []
    let named = { (text: String) in CountName(rawValue: text).flatMap { all.contains($0) ? $0 : nil } }
    for (name, key, value) in knownEntries(node, all.map(\.rawValue), owner, named) {
      guard case .value(let number, _) = wholeNumber(value, count) else { continue }
      counts.append(ExpectedCount(name: name, count: number, span: document.span(key)))
    }
    return counts
  }
}
