import Campaign

/// Which members are there when: the times at which members come and go. It is computed once for all replications, unless who is of
/// which kind or who turns up is drawn; walking away is not planned.
struct ShiftPlan: Sendable {
  /// A member comes or goes.
  struct Turn: Hashable, Sendable {
    let at: UInt64
    let member: MemberID
    let kind: Kind
    /// Which of the member's shifts this belongs to.
    let shift: UInt32
  }

  enum Kind: UInt8, Hashable, Sendable {
    /// Comes to work, and joins the team if not a member of it.
    case comes
    /// Goes, and is away: for a break, or at a shift's end.
    case pauses
    /// Goes, and is removed from the team.
    case leaves
    /// Does not come to a shift of the rules, in which they would count as there.
    case staysAway
  }

  /// A shift that a member may walk away from.
  struct Shift: Sendable {
    let member: MemberID
    let number: UInt32
    let start: UInt64
    let end: UInt64
    let chance: Double
  }

  /// In the order of their times; at equal times, going comes before coming.
  private(set) var turns: [Turn] = []
  private(set) var shifts: [Shift] = []
  /// Selected members who are not there when the run begins, and whether they are removed from the team.
  private(set) var missing: [(member: MemberID, isRemoved: Bool)] = []
  /// By member: whether they are part of the team at any time.
  private(set) var takesPart: [Bool] = []

  /// - Parameters:
  ///   - begin: the time that clocks show when the run begins.
  ///   - chance: the random draws of the replication, for who turns up.
  ///   - luck: the keys of the members' random draws.
  init(
    _ policy: RoutingPolicy, _ scenario: Scenario, _ kinds: MemberKinds, from begin: Instant, _ chance: Chance,
    luck: [UInt64]
  ) {
    let until = UInt64(clamping: scenario.until.count)
    let taking = scenario.members.count ?? policy.selectedCount
    var changes = [[TeamChange]](repeating: [], count: policy.team.count)
    let places = Dictionary(policy.team.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for change in scenario.churn {
      guard let index = places[change.member] else { continue }
      changes[index].append(change)
    }
    let ruleShifts = policy.shiftsOfMembers()
    for index in policy.team.indices {
      let member = MemberID(UInt16(truncatingIfNeeded: index))
      let isSelected = index < policy.selectedCount
      let parts = Self.stretches(changes[index], from: isSelected && index < taking, until: until)
      let behaviour = kinds.behaviour(of: member)
      var turns: [Turn] = []
      let shifts =
        !behaviour.shifts.isEmpty
        ? Self.stretches(behaviour.shifts, until)
        : ruleShifts[index].map { Self.stretches($0, from: begin, until) }
          ?? Self.stretches([MemberBehaviour.Period()], until)
      for (number, shift) in shifts.enumerated() {
        let number = UInt32(truncatingIfNeeded: number)
        let share = behaviour.turnUp.value
        if share < 1, chance.unit(luck[index], .turnUp, number) >= share {
          guard behaviour.shifts.isEmpty, ruleShifts[index] != nil else { continue }
          // At the start of the run they are among those who are missing.
          turns += parts.compactMap { $0.overlap(shift) }.filter { $0.start > 0 }
            .map { Turn(at: $0.start, member: member, kind: .staysAway, shift: number) }
          continue
        }
        for part in parts.compactMap({ $0.overlap(shift) }) {
          plan(part, of: member, number, behaviour, isLastPart: part.end < shift.end, until, &turns)
        }
      }
      // A member who leaves the team between shifts is away already.
      for part in parts where part.end < until && !turns.contains(where: { $0.at == part.end && $0.kind == .leaves }) {
        turns.append(Turn(at: part.end, member: member, kind: .leaves, shift: .max))
      }
      if isSelected, !turns.contains(where: { $0.at == 0 && $0.kind == .comes }) {
        missing.append((member, parts.first?.start != 0))
      }
      self.turns += turns
      takesPart.append(!parts.isEmpty)
    }
    self.turns.sort { ($0.at, $0.kind.order, $0.member) < ($1.at, $1.kind.order, $1.member) }
  }

  /// A stretch of work within one shift, with its breaks.
  private mutating func plan(
    _ part: Stretch, of member: MemberID, _ shift: UInt32, _ behaviour: MemberBehaviour, isLastPart: Bool,
    _ until: UInt64,
    _ turns: inout [Turn]
  ) {
    func turn(_ at: UInt64, _ kind: Kind) { turns.append(Turn(at: at, member: member, kind: kind, shift: shift)) }
    var moment = part.start
    for pause in Self.stretches(behaviour.breaks, until).compactMap({ $0.overlap(part) }) {
      if pause.start > moment {
        turn(moment, .comes)
        turn(pause.start, .pauses)
      }
      moment = pause.end
    }
    if moment < part.end {
      turn(moment, .comes)
      if part.end < until {
        turn(part.end, isLastPart || behaviour.leaving == .removed ? .leaves : .pauses)
      }
    }
    if behaviour.abandon.value > 0 {
      shifts.append(
        Shift(member: member, number: shift, start: part.start, end: part.end, chance: behaviour.abandon.value))
    }
  }

  /// From `start` to before `end`.
  struct Stretch {
    var start: UInt64
    var end: UInt64

    func overlap(_ other: Stretch) -> Stretch? {
      let both = Stretch(start: max(start, other.start), end: min(end, other.end))
      return both.start < both.end ? both : nil
    }
  }

  private static func stretches(_ periods: [MemberBehaviour.Period], _ until: UInt64) -> [Stretch] {
    periods.map { period in
      Stretch(
        start: UInt64(clamping: period.start.count),
        end: period.end.map { min(UInt64(clamping: $0.count), until) } ?? until)
    }
  }

  /// The shifts of the rules that lie in a run.
  private static func stretches(_ shifts: Shifts, from begin: Instant, _ until: UInt64) -> [Stretch] {
    var found: [Stretch] = []
    var since: UInt64? = shifts.isOn(begin) ? 0 : nil
    var moment = begin
    while let next = shifts.nextChange(after: moment) {
      let at = UInt64(clamping: next.milliseconds - begin.milliseconds)
      if at >= until { break }
      moment = next
      if shifts.isOn(next) {
        since = since ?? at
      } else if let start = since {
        found.append(Stretch(start: start, end: at))
        since = nil
      }
    }
    if let start = since { found.append(Stretch(start: start, end: until)) }
    return found
  }

  /// When a member is part of the team.
  private static func stretches(_ changes: [TeamChange], from begins: Bool, until: UInt64) -> [Stretch] {
    var found: [Stretch] = []
    var since: UInt64? = begins ? 0 : nil
    for change in changes {
      let at = UInt64(clamping: change.at.count)
      guard at < until else { break }
      if change.joins {
        since = since ?? at
      } else if let start = since {
        if start < at { found.append(Stretch(start: start, end: at)) }
        since = nil
      }
    }
    if let start = since { found.append(Stretch(start: start, end: until)) }
    return found
  }
}

extension ShiftPlan.Kind {
  /// At equal times, going comes before coming.
  fileprivate var order: Int {
    switch self {
    case .pauses, .leaves: 0
    case .comes, .staysAway: 1
    }
  }
}
