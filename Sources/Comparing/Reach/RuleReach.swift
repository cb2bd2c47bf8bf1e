internal import Campaign
internal import Diagnostics
internal import Explaining
internal import Proofs
package import Records
package import RuleLanguage

/// How many contacts of a list each tag rule reaches, of how many it decides, and how many it barely misses: before anything has happened,
/// and without those who have opted out.
package struct RuleReach: Sendable {
  /// One tag rule beside a list.
  package struct Row: Sendable {
    /// `FILE:LINE`
    package let place: String
    package let rule: String
    /// Contacts whom the rule matches.
    package var reaches = 0
    /// Of these, those for whom no other matching rule does all that this one does.
    package var decides = 0
    /// Contacts who meet all of the condition but for one test; only of conditions with several tests, in their order.
    package var misses: [Miss] = []
  }

  /// Contacts who meet all of a condition but for one test.
  package struct Miss: Sendable {
    /// The test, in words.
    package let test: String
    package var contacts = 0
  }

  /// What the rule file is called.
  package let name: String
  package fileprivate(set) var rows: [Row]
  package fileprivate(set) var contacts = 0
  package fileprivate(set) var optedOut = 0
  /// Contacts whom no tag rule matches.
  package fileprivate(set) var unmatched = 0
  /// Contacts who differ too much from all others to be counted.
  package fileprivate(set) var uncounted = 0
  /// Rules and contacts are few enough to look for near misses.
  package fileprivate(set) var countsMisses = true
}

/// Counts the contacts of a list for one policy.
package final class ReachCounter {
  private let checked: CheckedPolicy
  private let reader: ListedReader
  private var counts: [ContactClass: Int] = [:]
  /// The classes in the order in which they came.
  private var classes: [ContactClass] = []
  private var optedOut = 0
  private var uncounted = 0
  /// More kinds of contacts than these are not told apart.
  package static let mostClasses = 200_000
  /// How many conditions near misses may look at.
  private static let mostTests = 50_000_000

  package init(_ checked: CheckedPolicy) {
    self.checked = checked
    reader = ListedReader(checked.policy)
  }

  package func count(_ index: Int, of block: ContactBlock, isOptedOut: Bool) {
    guard reader.read(index, of: block, isOptedOut: isOptedOut) else {
      optedOut += 1
      return
    }
    let values = reader.values.enumerated().filter { $0.element != .other }
      .map { FieldValue(FieldID(UInt16(truncatingIfNeeded: $0.offset)), $0.element) }
    let contact = ContactClass(tags: reader.carried, values: values)
    if let known = counts[contact] {
      counts[contact] = known + 1
    } else if classes.count < Self.mostClasses {
      counts[contact] = 1
      classes.append(contact)
    } else {
      uncounted += 1
    }
  }

  /// What came of all contacts so far.
  package var reach: RuleReach {
    let policy = checked.policy
    let (places, words) = (RulePlaces(origins: checked.origins), DecisionWords(policy: policy))
    var reach = RuleReach(
      name: checked.origins.source.name,
      rows: policy.tagRules.enumerated().map { index, rule in
        RuleReach.Row(place: places.rule(RuleID(UInt32(truncatingIfNeeded: index))), rule: words.rule(rule))
      })
    (reach.optedOut, reach.uncounted) = (optedOut, uncounted)
    let rules = RuleSet(policy)
    let tests = policy.tagRules.map { $0.condition.tests }
    reach.countsMisses = classes.count * max(1, tests.reduce(0) { $0 + $1.count }) <= Self.mostTests
    for (index, tests) in tests.enumerated() where tests.count > 1 && reach.countsMisses {
      reach.rows[index].misses = tests.map { RuleReach.Miss(test: words.condition($0)) }
    }
    for contact in classes {
      let number = counts[contact] ?? 0
      reach.contacts += number
      let matching = rules.matching(contact).map(\.index)
      if matching.isEmpty { reach.unmatched += number }
      for rule in matching {
        reach.rows[rule].reaches += number
        if decides(rule, matching) { reach.rows[rule].decides += number }
      }
      guard reach.countsMisses else { continue }
      for (rule, tests) in tests.enumerated() where tests.count > 1 {
        let failed = tests.indices.filter { !contact.meets(tests[$0]) }
        if failed.count == 1 { reach.rows[rule].misses[failed[0]].contacts += number }
      }
    }
    reach.contacts += optedOut + uncounted
    return reach
  }

  private func decides(_ rule: Int, _ matching: [Int]) -> Bool {
    let rules = checked.policy.tagRules
    return rules[rule].duties.contains { duty in
      !duty.isAboutBefore && !matching.contains { $0 != rule && rules[$0].seesTo(duty, of: rules[rule]) }
    }
  }
}
