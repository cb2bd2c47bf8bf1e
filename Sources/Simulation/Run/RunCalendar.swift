import Campaign
internal import Zones

/// The date and the time of day at which runs begin.
struct RunCalendar {
  let begin: Instant
  /// The minute of the day; nil where neither texting hours nor shifts say it.
  let beginMinute: Int?
  /// The clock by which runs begin; nil where the time of day does not matter.
  let zone: ZoneRules?

  /// 2026-01-05T00:00:00Z, a Monday in winter.
  private static let monday = Instant(milliseconds: 1_767_571_200_000)

  /// Texting hours begin with the run, by the single clock of the rules or by the clock of contacts without a time zone. Where all
  /// members work in shifts of the rules, it begins with the first shift within the hours. Where the rules have neither, it begins when
  /// contacts awake.
  init(_ policy: RoutingPolicy, _ scenario: Scenario) {
    let ofMembers = policy.shiftsOfMembers()
    let shifts = policy.selected.compactMap { ofMembers[$0.index] }
    let isByShifts =
      !shifts.isEmpty && shifts.count == policy.selectedCount && scenario.members.all.contains { $0.shifts.isEmpty }
    guard policy.textingHours != nil || isByShifts || scenario.awake != nil else {
      (begin, beginMinute, zone) = (Instant(milliseconds: 0), nil, nil)
      return
    }
    let named = policy.textingHours?.rules(own: nil) ?? (isByShifts ? shifts[0].parts[0].zone : nil)
    let usual = policy.textingHours?.usual ?? (isByShifts ? nil : scenario.awake)
    guard let zone = named ?? ZoneRules(name: "UTC", offset: 0) else {
      (begin, beginMinute, zone) = (Self.monday, usual?.week.daily?.start, nil)
      return
    }
    self.zone = zone
    let open = usual.map { Self.firstOpening($0, zone) } ?? Self.monday
    begin = isByShifts ? Self.firstShift(of: shifts, within: usual, zone, from: open) ?? open : open
    beginMinute = begin == open ? usual?.week.daily?.start ?? Self.minute(begin, zone) : Self.minute(begin, zone)
  }

  private static func firstOpening(_ hours: OpeningHours, _ zone: ZoneRules) -> Instant {
    let night = hours.isInside(monday, in: zone) ? hours.nextChange(after: monday, in: zone) ?? monday : monday
    return hours.nextOpening(from: night, in: zone) ?? monday
  }

  private static func firstShift(
    of shifts: [Shifts], within hours: OpeningHours?, _ zone: ZoneRules, from: Instant
  ) -> Instant? {
    var moment = from
    for _ in 0..<1_000 {
      if let hours {
        guard let opening = hours.nextOpening(from: moment, in: zone) else { return nil }
        moment = opening
      }
      if shifts.contains(where: { $0.isOn(moment) }) { return moment }
      guard let next = shifts.compactMap({ $0.nextChange(after: moment) }).min() else { return nil }
      moment = next
    }
    return nil
  }

  private static func minute(_ moment: Instant, _ zone: ZoneRules) -> Int {
    let minutes = floorDivided(moment.milliseconds, by: 60_000).quotient + Int64(zone.offset(at: moment)) / 60
    return Int(floorDivided(minutes, by: 1_440).rest)
  }
}

extension RoutingPolicy {
  /// By member: whether they work in the shifts of the rules, of whom the scenario says nothing else.
  func followsRules(_ kinds: MemberKinds) -> [Bool] {
    guard hasShifts else { return team.map { _ in false } }
    return shiftsOfMembers().enumerated().map { index, shifts in
      shifts != nil && kinds.behaviour(of: MemberID(UInt16(truncatingIfNeeded: index))).shifts.isEmpty
    }
  }
}
