package import Campaign

/// A tag rule without which every reply goes where it goes with it.
package struct RedundantRule: Hashable, Sendable {
  package let rule: RuleID
  /// The rules that do what it does, in their order; empty where no contact meets its condition.
  package let covers: [RuleID]
  /// The smallest contacts that it matches; nil where there are none.
  package let contact: ContactClass?
}

/// The tag rules of a file that can be deleted all together, and those of which it is not known.
package struct RedundantRules: Sendable {
  /// In the order of the file.
  package private(set) var found: [RedundantRule] = []
  package private(set) var notProved: [RuleID] = []

  /// Asks from the last rule to the first, each without those that were found before, so that of two rules that do the same the
  /// first one stays.
  package init(of rules: RuleSet, meter: inout ProofMeter) {
    var comparison = RuleComparison(alone: rules)
    comparison.wantsSmallest = false
    for rule in rules.rules.indices.reversed() {
      let id = RuleID(UInt32(truncatingIfNeeded: rule))
      // One hard question leaves something for the others.
      let share = meter.left / 4
      if meter.lend(share, { comparison.surelyGivesMore(rule, meter: &$0) }) { continue }
      var covers: Set<Int> = []
      comparison.leftOut[rule] = true
      switch meter.lend(share, { comparison.lack(rule, covers: &covers, meter: &$0) }) {
      case .found: comparison.leftOut[rule] = false
      case .notProved:
        comparison.leftOut[rule] = false
        notProved.append(id)
      case .none:
        found.append(
          RedundantRule(
            rule: id, covers: covers.sorted().map { RuleID(UInt32(truncatingIfNeeded: $0)) },
            contact: rules.plainest(rules.rules[rule].condition)))
      }
    }
    found.reverse()
    notProved.reverse()
  }
}
