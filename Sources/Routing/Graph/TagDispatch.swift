public import Campaign

/// All tag rules as tables, so that a decision costs what the contact's own tags cost, however many rules there are.
///
/// A rule whose whole condition is one tag, or one tag out of several, melts into that tag's row of members. Every other
/// rule is a candidate, found by a tag or field value that it cannot match without, and then asked in full.
public struct TagDispatch: Hashable, Sendable {
  /// Tag → the members of its plain rules, in declaration order, each once.
  @usableFromInline let members: Rows<MemberID>
  /// Tag → its plain rules.
  @usableFromInline let plainRules: Rows<RuleID>
  /// Tag → the rules to ask in full when a contact carries it.
  @usableFromInline let candidatesByTag: Rows<RuleID>
  /// Field by field, value → the rules to ask in full when a contact has it.
  @usableFromInline let candidatesByValue: [Rows<RuleID>]
  /// Rules that only say what a contact must not carry.
  @usableFromInline let alwaysAsked: [RuleID]
  @usableFromInline let hasCandidates: Bool
  /// Rule → its condition and recipients, for candidates.
  @usableFromInline let rules: [TagRule]
  /// Rule → whether its condition is the tag that leads to it, or one of several such tags.
  @usableFromInline let isOneTag: [Bool]
  /// Rule → whom it names, and how it gives them the reply.
  @usableFromInline let picks: RulePicks
  /// Rule → its ring, where some rule picks; else empty.
  @usableFromInline let rings: [RingID]
  /// Tag → the rules that ask at once and that it may make match.
  let atOnce: Rows<RuleID>
  var asksAtOnce: Bool { !atOnce.values.isEmpty }
  /// Some rule holds replies.
  let holds: Bool

  init(_ policy: RoutingPolicy) {
    var members = [[MemberID]](repeating: [], count: policy.tags.count)
    var plain = [[RuleID]](repeating: [], count: policy.tags.count)
    var byTag = plain
    var byValue = policy.fields.map { [[RuleID]](repeating: [], count: $0.values.count) }
    var always: [RuleID] = []
    for (number, rule) in policy.tagRules.enumerated() {
      let id = RuleID(UInt32(number))
      let condition = rule.condition
      if rule.isPlain && condition.isOneTag {
        for tag in condition.all.isEmpty ? condition.any : condition.all {
          members[tag.index] += rule.recipients
          plain[tag.index].append(id)
        }
      } else if let tag = condition.all.first {
        byTag[tag.index].append(id)
      } else if !condition.any.isEmpty {
        for tag in condition.any { byTag[tag.index].append(id) }
      } else if let test = condition.fields.first {
        for value in test.values { byValue[test.field.index][value.index].append(id) }
      } else {
        always.append(id)
      }
    }
    self.members = Rows(members.map { Self.sortedOnce($0) })
    plainRules = Rows(plain)
    candidatesByTag = Rows(byTag)
    candidatesByValue = byValue.map { Rows($0) }
    alwaysAsked = always
    hasCandidates =
      !always.isEmpty || !candidatesByTag.values.isEmpty || candidatesByValue.contains { !$0.values.isEmpty }
    rules = policy.tagRules
    isOneTag = rules.map(\.condition.isOneTag)
    picks = RulePicks(rules)
    var atOnce = [[RuleID]](repeating: [], count: policy.tags.count)
    for (number, rule) in rules.enumerated() where rule.atOnce {
      for tag in Set(rule.condition.all + rule.condition.any).sorted() {
        atOnce[tag.index].append(RuleID(UInt32(truncatingIfNeeded: number)))
      }
    }
    self.atOnce = Rows(rules.contains { $0.atOnce } ? atOnce : [])
    holds = rules.contains { $0.holds }
    var rings: [RingID] = []
    for (number, kind) in policy.rings.enumerated() {
      guard case .tagRule(let rule) = kind else { continue }
      if rings.isEmpty { rings = Array(repeating: .everyone, count: rules.count) }
      rings[rule.index] = RingID(UInt16(truncatingIfNeeded: number))
    }
    self.rings = rings
  }

  private static func sortedOnce(_ members: [MemberID]) -> [MemberID] {
    var once: [MemberID] = []
    for member in members.sorted() where once.last != member { once.append(member) }
    return once
  }
}

extension Condition {
  /// A contact meets it who carries a tag, or one of several.
  fileprivate var isOneTag: Bool {
    none.isEmpty && fields.isEmpty && all.count + (any.isEmpty ? 0 : 1) == 1
  }
}

/// Lists of values by number, back to back in one array.
@usableFromInline struct Rows<Value: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline let starts: [UInt32]
  @usableFromInline let values: [Value]

  init(_ rows: [[Value]]) {
    var starts: [UInt32] = [0]
    var values: [Value] = []
    for row in rows {
      values += row
      starts.append(UInt32(values.count))
    }
    self.starts = starts
    self.values = values
  }

  @inlinable var count: Int { starts.count &- 1 }
  @inlinable subscript(row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row &+ 1]) }
}
