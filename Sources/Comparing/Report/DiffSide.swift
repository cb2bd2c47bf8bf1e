internal import Campaign
internal import Explaining
internal import Proofs
internal import Routing

/// One of the two versions, to say where its replies go and by which lines.
struct DiffSide {
  let words: DecisionWords
  let places: RulePlaces
  let graph: DecisionGraph

  private var policy: RoutingPolicy { graph.policy }

  /// A part of the rules that sends a reply where it goes.
  struct Cause {
    /// `FILE:LINE`; nil for what the file leaves at its default.
    let place: String?
    let text: String
  }

  /// `to ana, joe`, `to one of ana, joe by round_robin`, `to the shared inbox`.
  func destination(_ placement: SupposedPlacement, _ moment: SupposedAbsence) -> String {
    switch placement.settlement {
    case .recipients: "to " + recipients(placement.rules, moment)
    case .owner(tagRule: true): "to \(words.names(placement.members)), the owner"
    case .nextOf, .optOut, .holdUntilOpen, .reassignedOwner, .owner(tagRule: false), .sharedInbox, .latestWriter,
      .previousTeamMember, .sender, .member, .hold, .stay:
      words.settlement(placement.settlement)
        + (named(placement.settlement) ? "" : placement.members.isEmpty ? "" : ": " + words.names(placement.members))
    }
  }

  private func named(_ settlement: ReplySettlement) -> Bool { if case .member = settlement { true } else { false } }

  /// The members to whom it goes, or may go where one is picked.
  func members(_ placement: SupposedPlacement, _ moment: SupposedAbsence) -> [String] {
    guard placement.settlement == .recipients else { return placement.members.map { words.name($0) } }
    let candidates = placement.rules.flatMap { self.candidates(policy.tagRules[$0.index], moment) }
    return Array(Set(candidates)).sorted().map { words.name($0) }
  }

  /// The first level of a rule where someone is there.
  private func candidates(_ rule: TagRule, _ moment: SupposedAbsence) -> [MemberID] {
    let levels = (0..<rule.levelCount).lazy.map { rule.level($0).filter { moment.isThere($0) } }
    return levels.first { !$0.isEmpty } ?? []
  }

  /// What matching rules give, level by level: those that pick give it to one of theirs.
  private func recipients(_ rules: [RuleID], _ moment: SupposedAbsence) -> String {
    var all: [MemberID] = []
    var picks: [String] = []
    for rule in rules.map({ policy.tagRules[$0.index] }) {
      let candidates = self.candidates(rule, moment)
      if rule.by == .all || candidates.count == 1 {
        all += candidates
      } else {
        picks.append("one of \(words.names(candidates)) by \(rule.by.rawValue)")
      }
    }
    let everyone = Array(Set(all)).sorted()
    return ((everyone.isEmpty ? [] : [words.names(everyone)]) + picks).joined(separator: " and ")
  }

  /// The tag rules that match, else the step that decides.
  func causes(_ placement: SupposedPlacement) -> [Cause] {
    if !placement.rules.isEmpty, placement.nodes.last.map({ graph.origin(ofNode: $0) }) == .tagRules {
      return placement.rules.map { Cause(place: places.rule($0), text: words.rule(policy.tagRules[$0.index])) }
    }
    guard let end = placement.nodes.last else { return [] }
    let origin = graph.origin(ofNode: end)
    return [Cause(place: places.origin(origin), text: words.origin(origin))]
  }

  /// A tag rule and its line.
  func cause(_ rule: RuleID) -> Cause {
    Cause(place: places.rule(rule), text: words.rule(policy.tagRules[rule.index]))
  }
}

/// Who is there at a moment, in a policy's own numbers.
struct SupposedAbsence {
  let isThere: (MemberID) -> Bool
}
