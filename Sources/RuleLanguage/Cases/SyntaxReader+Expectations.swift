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
        guard canBe(value, at: name, of: kind), let read = expectedValue(value) else { continue }
        keys.append(caseField(name, key, value, read))
      }
    }
    return .value(ExpectedEffect(kind: kind, span: span, keys: keys), span)
  }

  /// Whether an effect may have a value. One that it never has would be expected in vain, or never be found by `expect_none`.
  private mutating func canBe(_ node: NodeID, at name: String, of kind: EffectKind) -> Bool {
    switch name {
    case caseMomentKey: return isMoment(node)
    case EffectKey.rules.name: return areRules(node)
    default: break
    }
    guard let words = kind.words(at: name) else { return true }
    let written = document.kind(node) == .sequence ? Array(document.elements(node)) : [node]
    var areKnown = true
    for node in written where document.kind(node) != .invalid && !isNull(node) {
      if word(node, words, .word(words)).isInvalid { areKnown = false }
    }
    return areKnown
  }

  private mutating func isMoment(_ node: NodeID) -> Bool {
    guard let scalar = caseScalar(node), !scalar.isNull, scalar.moment == nil else { return true }
    problems.report(
      Problem(
        .wrongShape, "\(quoted(scalar.text)) is no moment", at: place(scalar.span),
        help: "write `2026-03-01T09:30:00Z`, or milliseconds since 1970"))
    return false
  }

  /// Whether a node names tag rules by their lines or numbers, as effects do.
  private mutating func areRules(_ node: NodeID) -> Bool {
    guard document.kind(node) == .sequence else { return true }
    var areNamed = true
    for element in document.elements(node) {
      switch document.kind(element) {
      case .mapping:
        let names = MatchedRuleKey.allCases.map(\.rawValue)
        let entries = knownEntries(element, names, "a tag rule of an effect") { MatchedRuleKey(rawValue: $0) }
        for entry in entries where wholeNumber(entry.value, .wholeNumber(0...Int.max)).isInvalid { areNamed = false }
        if entries.count != document.entries(element).count { areNamed = false }
      case .plainScalar, .quotedScalar:
        reportShape(
          element, .text("a mapping with the keys of a tag rule of an effect"),
          help: "write `{ line: \(document.string(element)) }`")
        areNamed = false
      case .sequence, .invalid: break
      }
    }
    return areNamed
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

/// What effects say of a tag rule that matched.
package enum MatchedRuleKey: String, CaseIterable {
  case line, index
}
