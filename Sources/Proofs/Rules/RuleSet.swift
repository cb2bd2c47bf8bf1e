package import Campaign

/// The tag rules of a policy, to ask questions about all contacts at once.
package struct RuleSet: Sendable {
  /// In the order of the file.
  package let rules: [TagRule]
  /// As many tags as rules mention.
  package let tagCount: Int
  /// The tag with which no rule is asked.
  package let optOutTag: TagID
  let index: RuleIndex

  package init(_ policy: RoutingPolicy) {
    self.init(policy.tagRules, tagCount: policy.tags.count, optOutTag: policy.optOutTag)
  }

  /// - Parameter tagCount: tags have smaller numbers; the tag `Opt Out` may have this one.
  package init(_ rules: [TagRule], tagCount: Int, optOutTag: TagID) {
    self.rules = rules
    self.tagCount = tagCount
    self.optOutTag = optOutTag
    index = RuleIndex(rules, tagCount: tagCount)
  }

  /// The rules that match a class of contacts, in their order.
  package func matching(_ contact: ContactClass) -> [RuleID] {
    var found: Set<Int> = []
    index.forEachCandidate(of: contact) { number in
      if contact.meets(rules[number].condition) { found.insert(number) }
      return false
    }
    return found.sorted().map { RuleID(UInt32(truncatingIfNeeded: $0)) }
  }

  /// A class of contacts that meet a condition with as few tags and values as it asks for; nil where none does.
  package func plainest(_ condition: Condition) -> ContactClass? {
    var tags = condition.all
    for tag in tags where tag == optOutTag || condition.none.contains(tag) { return nil }
    if !condition.any.isEmpty, !condition.any.contains(where: { tags.contains($0) }) {
      guard let first = condition.any.first(where: { $0 != optOutTag && !condition.none.contains($0) }) else {
        return nil
      }
      tags.append(first)
      tags.sort()
    }
    var values: [FieldValue] = []
    for test in condition.fields {
      guard let value = test.values.first else { return nil }
      values.append(FieldValue(test.field, value))
    }
    return ContactClass(tags: tags, values: values.sorted())
  }

  /// The smallest class of contacts that meet a condition and no rule that is kept.
  package func uncovered(
    _ condition: Condition = Condition(), where isKept: (TagRule) -> Bool = { _ in true }, meter: inout ProofMeter
  ) -> Proof<ContactClass> {
    let search = ContactSearch(
      wanted: [condition], refused: rules.filter(isKept).map(\.condition), absent: optOutTag)
    switch search.run(meter: &meter) {
    case .found(let found): return .found(found.contact)
    case .none: return .none
    case .notProved: return .notProved
    }
  }
}
