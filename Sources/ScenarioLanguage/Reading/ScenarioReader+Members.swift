import Diagnostics
import KeyedFiles
import Simulation
import YAMLTree

extension ScenarioReader {
  mutating func members(_ node: NodeID?, into team: inout TeamBehaviour) {
    guard let entries = entries(node, JoinedKey<MembersKey, WorkKey>.self)?.known else { return }
    let (own, shared) = parted(entries)
    // What applies to everyone comes first, wherever it is written: kinds and named members start from it.
    team.general = behaviour(shared, from: team.general)
    let general = team.general
    for entry in own {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .count:
        team.count = wholeNumber(entry.node, shape).value
        language.mentions.count = entry.node.map(document.span)
        language.mentions.countIsKnown = team.count != nil
      case .mix: if let mix = mix(entry.node, shape, from: general) { team.mix = mix }
      case .named: if let named = namedMembers(entry.node, shape, from: general) { team.named = named }
      }
    }
  }

  private mutating func mix(
    _ node: NodeID?, _ shape: ValueShape, from general: MemberBehaviour
  ) -> [TeamBehaviour.Kind]? {
    guard let entries = named(node, shape, "kinds") else { return nil }
    if entries.isEmpty, let node, document.firstChild(node) == nil {
      report(
        .emptyScenarioList, "this mapping needs at least one kind", at: document.span(node),
        help: "write a kind such as `careful: { count: 30, texts_per_hour: 80 }`, or delete `mix`")
    }
    var kinds: [TeamBehaviour.Kind] = []
    for entry in entries {
      guard let keys = self.entries(entry.node, JoinedKey<KindKey, WorkKey>.self)?.known else { continue }
      let (own, shared) = parted(keys)
      let behaviour = behaviour(shared, from: general)
      for key in own {
        switch key.key {
        case .count:
          guard let count = wholeNumber(key.node, key.key.rule.shape).value else { continue }
          kinds.append(TeamBehaviour.Kind(entry.name, count: count, behaviour))
        }
      }
    }
    return kinds.sorted { precedes($0.name, $1.name) }
  }

  private mutating func namedMembers(
    _ node: NodeID?, _ shape: ValueShape, from general: MemberBehaviour
  ) -> [TeamBehaviour.Named]? {
    guard let entries = named(node, shape, "members") else { return nil }
    var members: [TeamBehaviour.Named] = []
    for entry in entries {
      language.mentions.named.append((entry.name, entry.span))
      guard let keys = self.entries(entry.node, WorkKey.self)?.known else { continue }
      members.append(TeamBehaviour.Named(entry.name, behaviour(keys, from: general)))
    }
    return members.sorted { precedes($0.member, $1.member) }
  }

  /// How a member works for whom these keys say what differs from `base`.
  private mutating func behaviour(_ entries: [BlockEntry<WorkKey>], from base: MemberBehaviour) -> MemberBehaviour {
    var behaviour = base
    refuseTwo(of: [.shift, .shifts], in: entries, help: "write the only shift into `shifts`, and delete `shift`")
    let leaving = entries.first { $0.key == .leaving }?.span
    for entry in entries {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .textsPerHour:
        if let rate = numberOfDay(
          entry.node, .textsPerHour, PaceRangeKey.self, entry.key.rule.shape, into: &behaviour.ranges)
        {
          behaviour.texting = MemberBehaviour.texting(perHour: rate)
        }
      case .handlingTime: if let time = randomTime(entry.node) { behaviour.handling = time }
      case .shift: shift(entry.node, besides: leaving, into: &behaviour)
      case .shifts: if let shifts = shifts(entry.node, shape) { behaviour.shifts = shifts }
      case .leaving: if let word = leavingWord(entry.node, shape) { behaviour.leaving = word }
      case .breaks: if let breaks = breaks(entry.node, shape) { behaviour.breaks = breaks }
      case .abandon: abandonment(entry.node, shape, into: &behaviour)
      case .turnUp:
        if let share = shareOfDay(entry.node, .turnUp, into: &behaviour.ranges) { behaviour.turnUp = share }
      }
    }
    return behaviour
  }
}
