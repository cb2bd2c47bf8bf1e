internal import Campaign
internal import Folding
package import Records
package import RuleLanguage

extension ExpectedEffect {
  /// Whether an effect is of the kind and has the values that are named; lists compare as sets.
  package func matches(_ effect: EffectValue) -> Bool {
    kind == effect.kind
      && keys.allSatisfy { $0.name == caseMomentKey ? $0.matches(effect.origin.moment) : $0.matches(effect[$0.name]) }
  }

  /// Whether it is about the same contact, so that it may be what was meant.
  package func resembles(_ effect: EffectValue) -> Bool {
    kind == effect.kind && keys.allSatisfy { $0.name != EffectKey.contact.name || $0.matches(effect[$0.name]) }
  }

  /// `routed: { contact: c1, to: [joe] }`
  package var text: String {
    kind.rawValue + ": { " + keys.map { $0.name + ": " + $0.value.text }.joined(separator: ", ") + " }"
  }
}

extension CaseField {
  fileprivate func matches(_ actual: EffectValue.Value?) -> Bool {
    switch (value, actual) {
    case (.scalar(let scalar), nil): scalar.isNull
    case (.scalar(let scalar), .text(let text)?): !scalar.isNull && same([scalar], [text])
    case (.scalar(let scalar), .list(let list)?): same([scalar], list)
    case (.list(let scalars), .text(let text)?): same(scalars, [text])
    case (.list(let scalars), .list(let list)?): same(scalars, list)
    case (.list(let scalars), nil): scalars.isEmpty
    case (.records(let records), .rules(let rules)?):
      records.count == rules.count
        && records.allSatisfy { record in rules.contains { record.names(line: $0.line, index: $0.index) } }
        && rules.allSatisfy { rule in records.contains { $0.names(line: rule.line, index: rule.index) } }
    case (.records(let records), nil): records.isEmpty
    case (.scalar, .rules?), (.list, .rules?), (.records, .text?), (.records, .list?), (.record, _): false
    }
  }

  /// Whether it is the moment of an effect, in whatever form the two are written.
  fileprivate func matches(_ moment: Moment?) -> Bool {
    guard case .scalar(let scalar) = value else { return false }
    return scalar.moment == moment?.instant
  }

  /// Whether the same names are meant. Tags are the same when they fold to the same, other names when their bytes are.
  private func same(_ expected: [CaseScalar], _ actual: [String]) -> Bool {
    let isTags = name == EffectKey.tags.name
    func identities(_ names: [String]) -> Set<[UInt8]> {
      Set(names.map { Array((isTags ? foldedTag($0) : $0).utf8) })
    }
    return identities(expected.map(\.text)) == identities(actual)
  }
}

extension CaseValue {
  package var text: String {
    switch self {
    case .scalar(let scalar): scalar.isNull ? "null" : scalar.text
    case .list(let scalars): "[" + scalars.map(\.text).joined(separator: ", ") + "]"
    case .records(let records): "[" + records.map { CaseValue.record($0).text }.joined(separator: ", ") + "]"
    case .record(let record): "{ " + record.map { $0.name + ": " + $0.value.text }.joined(separator: ", ") + " }"
    }
  }
}

extension EffectValue {
  /// As an expected effect would be written, without the message for people.
  package var text: String {
    let shown = entries.filter { $0.key != EffectKey.message.name }.map { entry in
      let value =
        switch entry.value {
        case .text(let text): text
        case .list(let list): "[" + list.joined(separator: ", ") + "]"
        case .rules(let rules):
          "[" + rules.map { "{ line: \($0.line), index: \($0.index) }" }.joined(separator: ", ") + "]"
        }
      return entry.key + ": " + value
    }
    return kind.rawValue + ": { " + shown.joined(separator: ", ") + " }"
  }
}
