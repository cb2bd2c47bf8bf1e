internal import Campaign
internal import Proofs
internal import Routing

/// Moments at which the reply steps of two policies give a reply elsewhere, each with contacts whose replies come to them.
///
/// Steps give a reply to the first who accepts. So where they differ, they differ already while no one accepts but the one or two to
/// whom they give it; and of members whom the same steps and the same tag rules name, two stand for all.
struct StepDifferences {
  private(set) var found: [(moment: SharedMoment, contact: ContactClass)] = []
  private(set) var isProved = true

  private let pair: PolicyPair
  /// The same without tag rules.
  private let steps: PolicyPair
  private let rules: RuleDifferences
  private var walks = 0
  private var seen: Set<Ends> = []
  /// Where members are very many, and steps that differ name each of them.
  static let mostWalks = 400_000

  private struct Ends: Hashable {
    var old: NodeOrigin?
    var new: NodeOrigin?
    var kinds: [SharedPlacement.Kind]
    var isPassedOver: Bool
  }

  init(_ pair: PolicyPair, _ rules: RuleDifferences, _ meter: inout ProofMeter) {
    self.pair = pair
    self.rules = rules
    steps = PolicyPair(pair.names, pair.graphs.map { compile($0.policy.withoutTagRules) })
    let (old, new) = (pair.graphs[0].policy, pair.graphs[1].policy)
    let timed = old.replyTimeout != nil && new.replyTimeout != nil
    if said(old.replySteps, 0) != said(new.replySteps, 1) { compare(isPassedOver: false, &meter) }
    if timed,
      said(old.replyTimeout?.then ?? old.replySteps, 0) != said(new.replyTimeout?.then ?? new.replySteps, 1)
        || said(old.replySteps, 0) != said(new.replySteps, 1)
    {
      compare(isPassedOver: true, &meter)
    }
  }

  /// What a step asks for, in shared numbers.
  private enum Said: Hashable {
    case word(ReplyStepWord, [MemberID])
    case member(MemberID)
    case list(isLeastOpen: Bool, [MemberID])
  }

  private func said(_ steps: [ReplyStep], _ number: Int) -> [Said] {
    let policy = pair.graphs[number].policy
    func shared(_ members: [MemberID]) -> [MemberID] { members.map { pair.names.member($0, of: number) }.sorted() }
    return steps.map { step in
      switch step {
      case .member(let member): .member(pair.names.member(member, of: number))
      case .list(let list): .list(isLeastOpen: false, shared(policy.members(of: .list(list))))
      case .leastOpenOf(let list): .list(isLeastOpen: true, shared(policy.members(of: .list(list))))
      case .roundRobin, .leastOpen: .word(step.word ?? .roundRobin, shared(policy.selected))
      case .sharedInbox, .sender, .lastTeamMember, .senderOrLastTeamMember, .hold: .word(step.word ?? .hold, [])
      }
    }
  }

  private mutating func compare(isPassedOver: Bool, _ meter: inout ProofMeter) {
    let members = pair.members
    var moments = [SharedMoment(Set(members)), SharedMoment([])]
    for index in moments.indices { moments[index].isPassedOver = isPassedOver }
    for moment in moments where !look(at: moment, &meter) { return }
    let few = representatives(of: members)
    for one in few where !look(atMomentsOf: [one], isPassedOver, &meter) { return }
    for (place, one) in few.enumerated() {
      for other in few[(place + 1)...] where !look(atMomentsOf: [one, other], isPassedOver, &meter) { return }
    }
  }

  /// Members of whom two are kept that the same steps and tag rules name and who take part under the same policies.
  private func representatives(of members: [MemberID]) -> [MemberID] {
    var names = [[Int]](repeating: [], count: pair.names.members.count)
    var label = 0
    func note(_ named: [MemberID], _ number: Int) {
      for member in named { names[pair.names.member(member, of: number).index].append(label) }
      label += 1
    }
    for (number, graph) in pair.graphs.enumerated() {
      let policy = graph.policy
      note(policy.selected, number)
      for step in policy.replySteps + (policy.replyTimeout?.then ?? []) {
        switch step {
        case .member(let member): note([member], number)
        case .list(let list), .leastOpenOf(let list): note(policy.members(of: .list(list)), number)
        case .sharedInbox, .roundRobin, .leastOpen, .sender, .lastTeamMember, .senderOrLastTeamMember, .hold: break
        }
      }
      for rule in policy.tagRules { note(rule.named, number) }
    }
    var counts: [[Int]: Int] = [:]
    return members.filter { member in
      counts[names[member.index], default: 0] += 1
      return counts[names[member.index], default: 0] <= 2
    }
  }

  private mutating func look(
    atMomentsOf accepting: [MemberID], _ isPassedOver: Bool, _ meter: inout ProofMeter
  ) -> Bool {
    // Whoever wrote before takes part under both.
    let takers = pair.members.filter { pair.takesPart($0, under: 0) && pair.takesPart($0, under: 1) }
    let writers = [.nobody] + accepting.filter { takers.contains($0) }
    let isSomeoneAbsent = takers.contains { !accepting.contains($0) }
    for owner in writers {
      for sender in writers {
        // Sending is writing: the last who wrote is the sender, or someone who wrote later and may be absent now.
        let later = writers.filter { $0 != sender && ($0.isSomebody || isSomeoneAbsent) }
        for writer in sender.isSomebody ? [sender] + later : writers {
          // The contact's last team member is asked for only before someone wrote.
          for last in sender.isSomebody || writer.isSomebody ? [.nobody] : writers {
            var moment = SharedMoment(Set(accepting))
            (moment.owner, moment.sender, moment.latestWriter, moment.lastTeamMember) = (owner, sender, writer, last)
            moment.isPassedOver = isPassedOver
            if !look(at: moment, &meter) { return false }
          }
        }
      }
    }
    return true
  }

  /// False where it is not worth looking further.
  private mutating func look(at moment: SharedMoment, _ meter: inout ProofMeter) -> Bool {
    walks += 1
    guard walks <= Self.mostWalks, !meter.isSpent else {
      isProved = false
      return false
    }
    let placed = [0, 1].map { steps.walk(ContactClass(), moment, under: $0) }
    let shared = placed.enumerated().map { steps.shared($1, under: $0) }
    guard shared[0] != shared[1] else { return true }
    let ends = placed.enumerated().map { number, placement in
      placement.nodes.last.map { steps.graphs[number].origin(ofNode: $0) }
    }
    let key = Ends(old: ends[0], new: ends[1], kinds: shared.map(\.kind), isPassedOver: moment.isPassedOver)
    if seen.contains(key) { return true }
    switch contact(at: moment, &meter) {
    case .found(let contact):
      found.append((moment, contact))
      seen.insert(key)
    case .none: break
    case .notProved: isProved = false
    }
    return true
  }

  /// The smallest contacts whose replies come to the reply steps of both at a moment.
  private func contact(at moment: SharedMoment, _ meter: inout ProofMeter) -> Proof<ContactClass> {
    let refused = (rules.old.rules + rules.new.rules).filter { rule in
      rule.holds || rule.named.contains { moment.accepting.contains($0) }
    }
    let search = ContactSearch(wanted: [], refused: refused.map(\.condition), absent: rules.old.optOutTag)
    switch search.run(meter: &meter) {
    case .found(let found): return .found(found.contact)
    case .none: return .none
    case .notProved: return .notProved
    }
  }
}

extension RoutingPolicy {
  fileprivate var withoutTagRules: RoutingPolicy {
    RoutingPolicy(
      action: action, team: team, selectedCount: selectedCount, lists: lists, distribution: distribution,
      replySteps: replySteps, tagRules: [], optOutKeywords: optOutKeywords, textingHours: nil, tags: tags,
      optOutTag: optOutTag, fields: fields, replyTimeout: replyTimeout)
  }
}
