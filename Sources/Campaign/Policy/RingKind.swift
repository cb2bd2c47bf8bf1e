/// Who asks for the turns of a ring. Each asks for its own: turns that one took count for no other.
public enum RingKind: Hashable, Sendable {
  /// The step `round_robin`.
  case everyone
  /// A user list as a step.
  case list(ListID)
  /// The step `least_open`.
  case leastOpen
  /// A user list as a step with `by: least_open`.
  case leastOpenOf(ListID)
  /// A tag rule that picks one member.
  case tagRule(RuleID)

  /// Which part of the rules chose a place, as effects tell it.
  public var via: Via {
    switch self {
    case .everyone: .roundRobin
    case .leastOpen: .leastOpen
    case .list, .leastOpenOf: .list
    case .tagRule: .tagRule
    }
  }

  /// The turn goes to whoever has the fewest conversations that need attention, and the ring decides among equals.
  public func isLeastOpen(under rules: [TagRule]) -> Bool {
    switch self {
    case .everyone, .list: false
    case .leastOpen, .leastOpenOf: true
    case .tagRule(let rule): rules[rule.index].by == .leastOpen
    }
  }
}

extension RoutingPolicy {
  /// All rings: that of everyone, those of lists in their order, then those that only some rules have.
  static func rings(_ lists: [UserList], _ steps: [ReplyStep], _ rules: [TagRule]) -> [RingKind] {
    var rings: [RingKind] = [.everyone] + lists.indices.map { .list(ListID(UInt16(clamping: $0))) }
    for case .some(let ring) in steps.map(\.ring) {
      switch ring {
      case .everyone, .list, .tagRule: break
      case .leastOpen, .leastOpenOf: if !rings.contains(ring) { rings.append(ring) }
      }
    }
    for (index, rule) in rules.enumerated() where rule.by != .all {
      rings.append(.tagRule(RuleID(UInt32(truncatingIfNeeded: index))))
    }
    return rings
  }

  /// The number of a ring that reply steps ask for; nil where none does.
  public func ring(_ kind: RingKind) -> RingID? {
    switch kind {
    case .everyone: .everyone
    case .list(let list): .list(list)
    case .leastOpen, .leastOpenOf, .tagRule:
      rings.firstIndex(of: kind).map { RingID(UInt16(truncatingIfNeeded: $0)) }
    }
  }
}

extension RoutingPolicy {
  /// The user list that a ring is of; nil where it is of no list.
  public func list(of ring: RingID) -> UserList? {
    guard rings.indices.contains(ring.index) else { return nil }
    switch rings[ring.index] {
    case .list(let list), .leastOpenOf(let list): return lists.indices.contains(list.index) ? lists[list.index] : nil
    case .everyone, .leastOpen, .tagRule: return nil
    }
  }
}
