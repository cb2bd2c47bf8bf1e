import Campaign
import Proofs
import Routing
import TestSupport

/// A few members, tags and one field: small enough to try everything.
enum Small {
  static let members = 3
  static let tags = 3
  static let values = 2

  static func policy(
    _ rules: [TagRule], steps: [ReplyStep] = [.roundRobin, .sharedInbox], tags: Int = Small.tags
  ) -> RoutingPolicy {
    let team = (0..<members).map { TeamMember(key: "m\($0)", name: "m\($0)", permissions: .sendQueue) }
    return RoutingPolicy(
      action: "small", team: team, selectedCount: members, lists: [], distribution: Distribution(),
      replySteps: steps, tagRules: rules, optOutKeywords: [], tags: (0..<tags).map { "T\($0)" },
      fields: [PolicyField(name: "f", values: (0..<values).map { "v\($0)" })])
  }

  static var classes: [ContactClass] {
    (0..<(1 << tags)).flatMap { bits in
      (0...values).map { value in
        ContactClass(
          tags: (0..<tags).filter { bits >> $0 & 1 == 1 }.map { TagID(UInt32($0)) },
          values: value < values ? [FieldValue(FieldID(0), ValueID(UInt16(value)))] : [])
      }
    }
  }

  static func members(_ bits: Int) -> [MemberID] {
    (0..<members).filter { bits >> $0 & 1 == 1 }.map { MemberID(UInt16($0)) }
  }

  static func tagIDs(_ bits: Int) -> [TagID] { (0..<tags).filter { bits >> $0 & 1 == 1 }.map { TagID(UInt32($0)) } }

  static func condition(_ chance: inout Chance) -> Condition {
    while true {
      let all = chance.happens(60) ? 1 << chance.below(tags) | (chance.happens(30) ? 1 << chance.below(tags) : 0) : 0
      let any = chance.happens(25) ? 1 + chance.below((1 << tags) - 1) : 0
      let none = chance.happens(35) ? 1 << chance.below(tags) : 0
      let field = chance.happens(30) ? 1 + chance.below((1 << values) - 1) : 0
      if all | any | none | field == 0 { continue }
      let tests =
        field == 0
        ? []
        : [
          FieldTest(
            field: FieldID(0), values: (0..<values).filter { field >> $0 & 1 == 1 }.map { ValueID(UInt16($0)) })
        ]
      return Condition(all: tagIDs(all), any: tagIDs(any), none: tagIDs(none), fields: tests)
    }
  }

  static func rule(_ chance: inout Chance, isPlain: Bool) -> TagRule {
    let everyone = (1 << members) - 1
    let to = members(1 + chance.below(everyone))
    let condition = condition(&chance)
    if isPlain || chance.happens(40) { return TagRule(condition: condition, recipients: to) }
    let by: Pick = chance.happens(40) ? (chance.happens(50) ? .roundRobin : .leastOpen) : .all
    var otherwise: [[MemberID]] = []
    while chance.happens(35), otherwise.count < 2 { otherwise.append(members(1 + chance.below(everyone))) }
    return TagRule(
      condition: condition, recipients: to, by: by, otherwise: otherwise, holds: chance.happens(25),
      atOnce: chance.happens(20))
  }
}

/// All that can happen to a reply under a policy, found by trying.
struct Everything {
  /// Whether a reply goes elsewhere under one policy than under another for some moment, by walking both graphs.
  ///
  /// - Parameter ruleOf: the rule of the second policy that has the ring of one of the first.
  static func differs(
    _ first: DecisionGraph, _ second: DecisionGraph, _ contact: ContactClass, ruleOf: (Int) -> Int?
  ) -> Bool {
    let picking = first.policy.tagRules.indices.filter { first.policy.tagRules[$0].by != .all }
    let more = second.policy.tagRules.indices.filter { other in
      second.policy.tagRules[other].by != .all && !picking.contains { ruleOf($0) == other }
    }
    let rings = picking.count + more.count
    for combination in 0..<power(6, rings) {
      var turns: [RingID: [MemberID]] = [:]
      var otherTurns: [RingID: [MemberID]] = [:]
      for (index, rule) in picking.enumerated() {
        let order = orders[combination / power(6, index) % 6]
        if let ring = ring(rule, first.policy) { turns[ring] = order }
        if let other = ruleOf(rule), let ring = ring(other, second.policy) { otherTurns[ring] = order }
      }
      for (index, rule) in more.enumerated() {
        let order = orders[combination / power(6, picking.count + index) % 6]
        if let ring = ring(rule, second.policy) { otherTurns[ring] = order }
      }
      for bits in 0..<(1 << Small.members) {
        for owner in 0...Small.members {
          var moment = SupposedMoment(only: Small.members(bits), of: first.policy)
          if owner < Small.members { moment.owner = MemberID(UInt16(owner)) }
          moment.turns = turns
          let one = first.place(contact, at: moment)
          moment.turns = otherTurns
          let other = second.place(contact, at: moment)
          if one.settlement != other.settlement || one.members != other.members || one.isPicked != other.isPicked {
            return true
          }
        }
      }
    }
    return routesAgain(first.policy, contact) != routesAgain(second.policy, contact)
  }

  /// The tags that a contact may have had before so that an event `tag` routes again.
  static func routesAgain(_ policy: RoutingPolicy, _ contact: ContactClass) -> Set<[TagID]> {
    var before: Set<[TagID]> = []
    for bits in 0..<(1 << Small.tags) {
      let tags = Small.tagIDs(bits)
      guard tags.allSatisfy({ contact.tags.contains($0) }) else { continue }
      let earlier = ContactClass(tags: tags, values: contact.values)
      if policy.tagRules.contains(where: { $0.atOnce && contact.meets($0.condition) && !earlier.meets($0.condition) }) {
        before.insert(tags)
      }
    }
    return before
  }

  private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].map {
    $0.map { MemberID(UInt16($0)) }
  }

  private static func ring(_ rule: Int, _ policy: RoutingPolicy) -> RingID? {
    policy.ring(.tagRule(RuleID(UInt32(rule))))
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }
}
