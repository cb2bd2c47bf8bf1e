import Campaign
import Proofs
import Routing

/// Two small policies compared for every class of contacts, by walking both graphs at every moment.
struct EveryClass {
  private let policies: [RoutingPolicy]
  private let graphs: [DecisionGraph]
  /// The same policies without tag rules.
  private let steps: [DecisionGraph]
  /// For each old rule that picks, the new one with the same turns.
  private let partners: [Int]
  private var stepsDiffer: [Set<Int>: Bool] = [:]

  init(_ old: RoutingPolicy, _ new: RoutingPolicy) {
    policies = [old, new]
    graphs = policies.map { compile($0) }
    steps = policies.map { policy in
      compile(
        RoutingPolicy(
          action: "", team: policy.team, selectedCount: policy.selectedCount, lists: policy.lists,
          distribution: policy.distribution, replySteps: policy.replySteps, tagRules: [], optOutKeywords: [],
          tags: [], fields: [], replyTimeout: policy.replyTimeout))
    }
    partners = RuleDifferences(old, new).newOf
  }

  /// A class of contacts by names.
  struct Class: Hashable {
    var tags: Set<String>
    var value: String?
  }

  static var all: [Class] {
    (0..<(1 << SmallRules.tags)).flatMap { bits in
      (0...SmallRules.values).map { value in
        Class(
          tags: Set((0..<SmallRules.tags).filter { bits >> $0 & 1 == 1 }.map { "T\($0)" }),
          value: value < SmallRules.values ? "v\(value)" : nil)
      }
    }
  }

  private func contact(_ one: Class, _ number: Int) -> ContactClass {
    let policy = policies[number]
    let tags = policy.tags.enumerated().filter { one.tags.contains($0.element) }.map { TagID(UInt32($0.offset)) }
    let value = one.value.flatMap { policy.fields[0].values.firstIndex(of: $0) }
    return ContactClass(tags: tags, values: value.map { [FieldValue(FieldID(0), ValueID(UInt16($0)))] } ?? [])
  }

  private func id(_ member: Int?, _ number: Int) -> MemberID {
    guard let member, let index = policies[number].team.firstIndex(where: { $0.key == "m\(member)" }) else {
      return .nobody
    }
    return MemberID(UInt16(index))
  }

  private func isThere(_ member: Int) -> Bool { id(member, 0).isSomebody && id(member, 1).isSomebody }

  private func moment(_ accepting: Set<Int>, _ number: Int) -> SupposedMoment {
    SupposedMoment(
      only: accepting.sorted().map { id($0, number) }.filter(\.isSomebody), of: policies[number])
  }

  private struct Outcome: Equatable {
    var kind: String
    var members: Set<String>
    var isPicked: Bool
    var isByRules: Bool
  }

  private func outcome(_ placement: SupposedPlacement, _ graph: DecisionGraph) -> Outcome {
    let policy = graph.policy
    let isByRules = placement.nodes.last.map { graph.origin(ofNode: $0) } == .tagRules
    let kind: String
    switch placement.settlement {
    case .member, .sender, .latestWriter, .previousTeamMember, .owner(tagRule: false): kind = "one"
    case .nextOf(let ring): kind = policy.rings[ring.index].isLeastOpen(under: policy.tagRules) ? "fewest" : "next"
    default: kind = "\(placement.settlement)"
    }
    return Outcome(
      kind: kind, members: Set(placement.members.map { policy.team[$0.index].key }), isPicked: placement.isPicked,
      isByRules: isByRules)
  }

  private mutating func stepsDiffer(_ accepting: Set<Int>) -> Bool {
    if let known = stepsDiffer[accepting] { return known }
    let differ = findStepsDiffer(accepting)
    stepsDiffer[accepting] = differ
    return differ
  }

  private func findStepsDiffer(_ accepting: Set<Int>) -> Bool {
    let writers: [Int?] = [nil] + accepting.sorted().filter { isThere($0) }
    let isSomeoneAbsent = (0..<SmallRules.members).contains { isThere($0) && !accepting.contains($0) }
    let isTimed = policies.allSatisfy { $0.replyTimeout != nil }
    for passed in isTimed ? [false, true] : [false] {
      for owner in writers {
        for sender in writers {
          // Sending is writing: someone wrote last, though they may be absent, and no one else is the last team member.
          for writer in writers where sender == nil || writer != nil || isSomeoneAbsent {
            for last in writers where last == nil || sender == nil && writer == nil {
              let outcomes = [0, 1].map { number in
                var moment = moment(accepting, number)
                (moment.owner, moment.sender) = (id(owner, number), id(sender, number))
                (moment.latestWriter, moment.lastTeamMember) = (id(writer, number), id(last, number))
                moment.isPassedOver = passed
                return outcome(steps[number].place(ContactClass(), at: moment), steps[number])
              }
              if outcomes[0] != outcomes[1] { return true }
            }
          }
        }
      }
    }
    return false
  }

  private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

  /// How many turns there are to go through.
  var turnCount: Int { turnsOf.count }

  /// Rules that pick, each with its partner: by their numbers under both policies.
  private var turnsOf: [(old: Int?, new: Int?)] {
    let old = policies[0].tagRules.indices.filter { policies[0].tagRules[$0].by != .all }
    let new = policies[1].tagRules.indices.filter { policies[1].tagRules[$0].by != .all && !partners.contains($0) }
    return old.map { ($0, partners[$0] >= 0 ? partners[$0] : nil) } + new.map { (nil, $0) }
  }

  mutating func differs(_ one: Class) -> Bool {
    let turnsOf = turnsOf
    for combination in 0..<turnsOf.reduce(1, { count, _ in count * 6 }) {
      var turns: [[RingID: [MemberID]]] = [[:], [:]]
      var rest = combination
      for (old, new) in turnsOf {
        let order = Self.orders[rest % 6]
        rest /= 6
        for (number, rule) in [(0, old), (1, new)] {
          guard let rule, let ring = policies[number].ring(.tagRule(RuleID(UInt32(rule)))) else { continue }
          turns[number][ring] = order.map { id($0, number) }.filter(\.isSomebody)
        }
      }
      for bits in 0..<(1 << SmallRules.members) {
        let accepting = Set((0..<SmallRules.members).filter { bits >> $0 & 1 == 1 })
        for owner in [nil] + accepting.sorted().filter({ isThere($0) }) {
          let outcomes = [0, 1].map { number in
            var moment = moment(accepting, number)
            moment.owner = id(owner, number)
            moment.turns = turns[number]
            return outcome(graphs[number].place(contact(one, number), at: moment), graphs[number])
          }
          if !outcomes[0].isByRules, !outcomes[1].isByRules {
            if stepsDiffer(accepting) { return true }
          } else if outcomes[0] != outcomes[1] {
            return true
          }
        }
      }
    }
    return routesAgain(one, 0) != routesAgain(one, 1)
  }

  /// The tags that a contact may have had before so that an event `tag` routes again.
  private func routesAgain(_ one: Class, _ number: Int) -> Set<Set<String>> {
    let rules = policies[number].tagRules.filter(\.atOnce)
    if rules.isEmpty { return [] }
    let now = contact(one, number)
    var before: Set<Set<String>> = []
    for earlier in Self.all where earlier.value == one.value && earlier.tags.isSubset(of: one.tags) {
      let then = contact(earlier, number)
      if rules.contains(where: { now.meets($0.condition) && !then.meets($0.condition) }) { before.insert(earlier.tags) }
    }
    return before
  }
}
