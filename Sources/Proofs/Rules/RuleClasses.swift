package import Campaign

/// Contacts whom the same tag rules match.
package struct RuleClass: Hashable, Sendable {
  /// The rules that match them, in their order.
  package let rules: [RuleID]
  /// The smallest of these contacts, where that was found in time.
  package let contact: ContactClass
}

/// The classes into which tag rules divide all contacts: one for each set of rules that can match together and without the others.
package struct RuleClasses: Sendable {
  /// The smallest examples first.
  package private(set) var found: [RuleClass] = []
  /// These are all.
  package private(set) var isWhole = true

  private let rules: RuleSet
  private let limit: Int
  /// Files with more rules are not divided: each is decided within the decision about the one before.
  package static let mostRules = 2_000

  /// - Parameter limit: how many to look for: there may be very many.
  package init(of rules: RuleSet, limit: Int, meter: inout ProofMeter) {
    self.rules = rules
    self.limit = limit
    guard rules.rules.count <= Self.mostRules else {
      isWhole = false
      return
    }
    divide([], [], ContactClass(), &meter)
    found.sort { $0.contact.precedes($1.contact) }
  }

  /// Goes through the rules one by one: each matches or does not, where some contact allows it.
  ///
  /// - Parameter example: a contact that is as decided so far.
  private mutating func divide(
    _ matching: [Int], _ others: [Int], _ example: ContactClass, _ meter: inout ProofMeter
  ) {
    let next = matching.count + others.count
    guard next < rules.rules.count else { return add(matching, others, &meter) }
    let isMet = example.meets(rules.rules[next].condition)
    for takes in [false, true] {
      if found.count >= limit || meter.isSpent {
        isWhole = false
        return
      }
      let (more, fewer) = takes ? (matching + [next], others) : (matching, others + [next])
      if takes == isMet {
        divide(more, fewer, example, &meter)
        continue
      }
      switch search(more, fewer).run(smallest: false, meter: &meter) {
      case .found(let other): divide(more, fewer, other.contact, &meter)
      case .none: break
      case .notProved: isWhole = false
      }
    }
  }

  private mutating func add(_ matching: [Int], _ others: [Int], _ meter: inout ProofMeter) {
    guard case .found(let found) = search(matching, others).run(meter: &meter) else {
      isWhole = false
      return
    }
    self.found.append(
      RuleClass(rules: matching.map { RuleID(UInt32(truncatingIfNeeded: $0)) }, contact: found.contact))
  }

  private func search(_ matching: [Int], _ others: [Int]) -> ContactSearch {
    ContactSearch(
      wanted: matching.map { rules.rules[$0].condition }, refused: others.map { rules.rules[$0].condition },
      absent: rules.optOutTag)
  }
}
