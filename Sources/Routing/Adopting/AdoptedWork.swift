import Campaign

/// What taking over other rules left to do. It is done before the next event, as if events had said so.
struct AdoptedWork: Sendable, Equatable {
  /// In declaration order, as the leavers.
  var joiners: [MemberID] = []
  var leavers: [MemberID] = []
  /// Open contacts are given out as when the list was published.
  var distributes = false
  /// What is held is asked again.
  var asksHeld = false

  var isEmpty: Bool { joiners.isEmpty && leavers.isEmpty && !distributes && !asksHeld }

  mutating func code(with coder: inout some StateCoder) {
    coder.code(&joiners)
    coder.code(&leavers)
    coder.code(&distributes)
    coder.code(&asksHeld)
  }

  /// Joins and leaves that lead from the members who take part now to those who do under the new rules: those whom the
  /// edit of `members` names or leaves out. Members who joined or left by an event stay as they are.
  init(from old: RoutingState, to new: RoutingState, _ numbers: MemberNumbers) {
    var takesPart = new.members.map(\.isSelected)
    for joiner in old.adopted.joiners where numbers[joiner].isSomebody { takesPart[numbers[joiner].index] = true }
    for leaver in old.adopted.leavers where numbers[leaver].isSomebody { takesPart[numbers[leaver].index] = false }
    var wasNamed = takesPart.map { _ in false }
    for member in old.policy.selected where numbers[member].isSomebody { wasNamed[numbers[member].index] = true }
    for (index, person) in new.policy.team.enumerated() {
      let isNamed = index < new.policy.selectedCount
      if isNamed != wasNamed[index] { takesPart[index] = isNamed }
      if !person.permissions.contains(.sendQueue) { takesPart[index] = false }
      let member = MemberID(UInt16(truncatingIfNeeded: index))
      if takesPart[index] == new.isSelected(member) { continue }
      if takesPart[index] { joiners.append(member) } else { leavers.append(member) }
    }
    distributes = old.adopted.distributes || old.policy.distribution != new.policy.distribution
    asksHeld = true
  }

  init() {}
}
