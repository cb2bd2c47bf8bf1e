/// When members work.
///
/// 1. A member's own shifts count, else those of all lists with the member; with none, they work always.
/// 2. Off shift is away for replies. First texts are given out whoever works.
/// 3. What a member says, `away` or `back`, holds until they come on or go off the next time. At that very moment, what is said comes
///    after it.
/// 4. Shifts of two lists that touch or overlap have no boundary between them.
extension Model {
  struct Said {
    var isAway: Bool
    /// The member's next boundary; nil where none comes.
    var until: Int?
  }

  private func shifts(_ member: Int) -> [OpenTimes] {
    let own = people[member].shifts.map { [$0] }
    let all = own ?? setup.lists.filter { $0.members.contains(team[member]) }.compactMap(\.shifts)
    return all.compactMap { shifts in
      Zone.named(shifts.zone).map { OpenTimes(week: shifts.week, closed: [], zone: $0) }
    }
  }

  func isOnShift(_ member: Int, _ at: Int) -> Bool {
    let shifts = shifts(member)
    return shifts.isEmpty || shifts.contains { $0.isOpen(at) }
  }

  /// When the member comes on or goes off the next time.
  func boundary(_ member: Int, after start: Int) -> Int? {
    let shifts = shifts(member)
    var at = start
    // Each step is the beginning or the end of a shift; a week has far fewer.
    for _ in 0..<200 where !shifts.isEmpty {
      let next = shifts.compactMap { $0.isOpen(at) ? $0.closing(after: at) : $0.opening(after: at) }.min()
      guard let next else { return nil }
      if isOnShift(member, next) != isOnShift(member, start) { return next }
      at = next
    }
    return nil
  }

  mutating func say(_ member: Int, isAway: Bool) {
    let until = boundary(member, after: now)
    if until == nil && !isAway {
      said[member] = isOnShift(member, now) ? nil : Said(isAway: false, until: nil)
    } else {
      said[member] = Said(isAway: isAway, until: fault == .awayOutlastsShift ? nil : until)
    }
  }

  /// What was said and still counts at a moment.
  private func said(_ member: Int, _ at: Int) -> Said? {
    guard let said = said[member] else { return nil }
    if let until = said.until, until <= at { return nil }
    return said
  }

  func isSaidAway(_ member: Int) -> Bool { said(member, now)?.isAway ?? false }
  func isAway(_ member: Int) -> Bool { isAway(member, now) }
  func isAway(_ member: Int, _ at: Int) -> Bool {
    said(member, at)?.isAway ?? (fault != .shiftsAreIgnored && !isOnShift(member, at))
  }
}
