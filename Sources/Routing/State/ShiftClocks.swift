import Campaign

/// Which members are on shift now. Members with the same shifts share a clock.
///
/// Where no one has shifts there is no clock, and everyone is on shift.
struct ShiftClocks: Sendable {
  private struct Clock: Sendable {
    let shifts: Shifts
    let members: [MemberID]
    var isOn = true
    /// Before this moment no one of them comes on or goes off.
    var until = Instant.longAgo
  }
  private var clocks: [Clock] = []
  /// By member: the number of their clock, if they have one.
  private let numbers: [Int?]
  /// Before this moment no one comes on or goes off. Nothing is known before the first one.
  private(set) var nextChange = Instant.never

  init(_ policy: RoutingPolicy) {
    guard policy.hasShifts else {
      numbers = []
      return
    }
    var members: [Shifts: [MemberID]] = [:]
    var met: [Shifts] = []
    let all = policy.shiftsOfMembers()
    for (index, shifts) in all.enumerated() {
      guard let shifts else { continue }
      if members[shifts] == nil { met.append(shifts) }
      members[shifts, default: []].append(MemberID(UInt16(truncatingIfNeeded: index)))
    }
    clocks = met.map { Clock(shifts: $0, members: members[$0] ?? []) }
    numbers = all.map { shifts in shifts.flatMap { met.firstIndex(of: $0) } }
    if !clocks.isEmpty { nextChange = .longAgo }
  }

  var isEmpty: Bool { clocks.isEmpty }

  func shifts(of member: MemberID) -> Shifts? {
    member.index < numbers.count ? numbers[member.index].map { clocks[$0].shifts } : nil
  }

  func isOn(_ member: MemberID) -> Bool {
    member.index < numbers.count ? numbers[member.index].map { clocks[$0].isOn } ?? true : true
  }

  /// Members who came on or went off up to a moment, in declaration order for each clock.
  mutating func show(_ moment: Instant) -> [MemberID] {
    guard moment >= nextChange else { return [] }
    var changed: [MemberID] = []
    nextChange = .never
    for index in clocks.indices {
      if clocks[index].until <= moment, pass(index, to: moment) { changed += clocks[index].members }
      nextChange = min(nextChange, clocks[index].until)
    }
    return changed
  }

  /// - Returns: whether a boundary was passed.
  private mutating func pass(_ index: Int, to moment: Instant) -> Bool {
    var isPassed = clocks[index].until == .longAgo
    let wasOn = clocks[index].isOn
    // Where the known time ends without a boundary, one may still come before the moment.
    while !isPassed, clocks[index].until <= moment {
      if clocks[index].shifts.isOn(clocks[index].until) != wasOn {
        isPassed = true
      } else {
        clocks[index].until = clocks[index].shifts.nextChange(after: clocks[index].until) ?? .never
      }
    }
    if isPassed {
      clocks[index].isOn = clocks[index].shifts.isOn(moment)
      clocks[index].until = clocks[index].shifts.nextChange(after: moment) ?? .never
    }
    return isPassed
  }

  /// Forgets the shifts of some members: they are always on.
  mutating func forget(where isForgotten: (MemberID) -> Bool) {
    guard !isEmpty else { return }
    self = ShiftClocks(self, without: isForgotten)
  }

  private init(_ other: ShiftClocks, without isForgotten: (MemberID) -> Bool) {
    clocks = other.clocks.map { clock in
      var kept = Clock(shifts: clock.shifts, members: clock.members.filter { !isForgotten($0) })
      (kept.isOn, kept.until) = (clock.isOn, kept.members.isEmpty ? .never : clock.until)
      return kept
    }
    numbers = other.numbers.enumerated().map { index, number in
      isForgotten(MemberID(UInt16(truncatingIfNeeded: index))) ? nil : number
    }
    nextChange = clocks.map(\.until).min() ?? .never
  }
}

extension ShiftClocks: Equatable {
  /// How far the future is known is no part of the state.
  static func == (a: Self, b: Self) -> Bool {
    a.numbers == b.numbers && a.clocks.map(\.shifts) == b.clocks.map(\.shifts)
      && a.clocks.map(\.isOn) == b.clocks.map(\.isOn)
  }
}
