internal import Campaign
internal import Explaining
internal import Proofs
internal import Routing
internal import RuleLanguage

/// Which tag rules, reply steps and conditions of a rule file its cases try, and which classes of contacts.
package struct Coverage {
  package enum Kind: String, CaseIterable, Sendable {
    /// A case's contact meets the rule's whole condition.
    case tagRule = "tag_rule"
    /// A reply of a case ends at the step.
    case replyStep = "reply_step"
    /// A test of a rule's condition holds for one reply, and fails for another.
    case condition
    /// Exactly these rules match a case's contact, and no other. There may be very many classes, so they are no part of the percentage.
    case contactClass = "class"

    /// What the percentage is of.
    static let weighed: [Kind] = [.tagRule, .replyStep, .condition]
  }

  /// A part of the rules that cases may try.
  package struct Item {
    package let kind: Kind
    /// In words.
    package let title: String
    /// `FILE:LINE`
    package let place: String
    let subject: Subject
    /// Whether it came to be: a rule matched, a step decided, a test held.
    package fileprivate(set) var isMet = false
    /// Whether a test failed.
    package fileprivate(set) var isFailed = false

    package var isCovered: Bool { isMet && (kind != .condition || isFailed) }
    /// What is missing of a condition.
    package var missing: String {
      guard kind == .condition, isMet != isFailed else { return "" }
      return isMet ? "never fails" : "never holds"
    }
  }

  enum Subject {
    case rule(RuleID)
    case step(NodeOrigin)
    case test(Condition, of: RuleID)
    case contactClass([RuleID])
  }

  package private(set) var items: [Item] = []
  /// The classes were not looked for, or there are too many of them.
  package private(set) var lacksClasses = true
  /// More classes than these are not told one by one.
  package static let mostClasses = 200
  private let graph: DecisionGraph

  /// - Parameter countsClasses: whether to look for the classes of contacts that rules tell apart.
  init(_ rules: CaseRules, countsClasses: Bool) {
    graph = rules.graph
    let (policy, origins) = (rules.checked.policy, rules.checked.origins)
    let (places, words) = (RulePlaces(origins: origins), DecisionWords(policy: rules.checked.policy))
    let conditions = ConditionPlaces(origins)
    for (index, rule) in policy.tagRules.enumerated() {
      let id = RuleID(UInt32(truncatingIfNeeded: index))
      items.append(Item(kind: .tagRule, title: words.rule(rule), place: places.rule(id), subject: .rule(id)))
      for test in rule.condition.tests {
        items.append(
          Item(
            kind: .condition, title: words.condition(test),
            place: places.text(conditions.place(of: test, in: id, under: policy)), subject: .test(test, of: id)))
      }
    }
    for (index, step) in policy.replySteps.enumerated() { addStep(step, .replyStep(index), places, policy) }
    for (index, step) in (policy.replyTimeout?.then ?? []).enumerated() {
      addStep(step, .thenStep(index), places, policy)
    }
    if countsClasses { addClasses(policy, places) }
  }

  private mutating func addClasses(_ policy: RoutingPolicy, _ places: RulePlaces) {
    var meter = ProofMeter(.standard)
    let classes = RuleClasses(of: RuleSet(policy), limit: Self.mostClasses, meter: &meter)
    guard !policy.tagRules.isEmpty, classes.isWhole else { return }
    lacksClasses = false
    for found in classes.found {
      let subject = DraftCase(found.contact).subject(policy)
      let title =
        switch found.rules.count {
        case 0: "\(subject), whom no rule matches"
        case 1: "\(subject), whom this rule alone matches"
        default: "\(subject), whom \(found.rules.count) rules match"
        }
      items.append(
        Item(
          kind: .contactClass, title: title, place: found.rules.first.map { places.rule($0) } ?? places.fileName,
          subject: .contactClass(found.rules)))
    }
  }

  /// What the file leaves at its default is not its own.
  private mutating func addStep(_ step: ReplyStep, _ origin: NodeOrigin, _ places: RulePlaces, _ policy: RoutingPolicy)
  {
    guard let place = places.origin(origin) else { return }
    items.append(Item(kind: .replyStep, title: policy.name(of: step), place: place, subject: .step(origin)))
  }

  /// Takes note of what a walk tried.
  mutating func note(_ walk: CaseWalk) {
    guard let end = walk.trace.end else { return }
    let decided = graph.origin(ofNode: end)
    let matched = Set(walk.trace.rules)
    let asksRules = walk.trace.steps.contains { if case .dispatch = graph.node($0.node) { true } else { false } }
    let holding =
      lacksClasses
      ? []
      : graph.policy.tagRules.indices.filter { walk.holds(graph.policy.tagRules[$0].condition) }
        .map { RuleID(UInt32(truncatingIfNeeded: $0)) }
    for index in items.indices where !items[index].isCovered {
      switch items[index].subject {
      case .rule(let rule): if matched.contains(rule) { items[index].isMet = true }
      case .step(let origin): if origin == decided { items[index].isMet = true }
      case .test(let test, _):
        guard asksRules else { continue }
        if walk.holds(test) { items[index].isMet = true } else { items[index].isFailed = true }
      case .contactClass(let rules): if asksRules, rules == holding { items[index].isMet = true }
      }
    }
  }

  /// How many there are of a kind, and how many of these are covered.
  package func count(_ kind: Kind) -> (covered: Int, all: Int) {
    let all = items.filter { $0.kind == kind }
    return (all.count { $0.isCovered }, all.count)
  }

  package var uncovered: [Item] { items.filter { !$0.isCovered } }

  /// The same without classes of contacts.
  var uncoveredParts: [Item] { uncovered.filter { Kind.weighed.contains($0.kind) } }
}

/// How much of several rule files is covered.
package struct CoverageCount {
  package private(set) var covered: [Coverage.Kind: Int] = [:]
  package private(set) var all: [Coverage.Kind: Int] = [:]

  mutating func add(_ coverage: Coverage) {
    for kind in Coverage.Kind.allCases {
      let count = coverage.count(kind)
      covered[kind, default: 0] += count.covered
      all[kind, default: 0] += count.all
    }
  }

  package func count(_ kind: Coverage.Kind) -> (covered: Int, all: Int) { (covered[kind] ?? 0, all[kind] ?? 0) }

  /// Of rules, steps and conditions, in percent; 100 where there is nothing to cover.
  package var percent: Double {
    let (covered, all) = Coverage.Kind.weighed.reduce((0, 0)) { sum, kind in
      let count = count(kind)
      return (sum.0 + count.covered, sum.1 + count.all)
    }
    return all == 0 ? 100 : 100 * Double(covered) / Double(all)
  }
}
