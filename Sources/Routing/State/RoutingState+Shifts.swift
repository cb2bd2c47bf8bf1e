import Campaign

// Who is on shift follows the clock, as texting hours do. Nothing is decided when members come on or go off; what is held is asked again.
extension RoutingState {
  /// Members come on and go off who do so up to a moment. What `away` and `back` said of them ends with that.
  mutating func changeShifts(_ moment: Instant) {
    var comesOn = false
    for member in shifts.show(moment) {
      members[member.index].isAway = false
      members[member.index].isOffShift = !shifts.isOn(member)
      refreshAvailability(of: member)
      comesOn = comesOn || isAvailable(member)
    }
    // Also without room: what was given to them by hand may be held.
    if comesOn { drain() }
  }

  /// The next time at which someone comes on or goes off, where that matters to something that is held.
  var nextShiftChange: Instant { totals.held > 0 ? shifts.nextChange : .never }

  /// Takes note of whether the member is selected, there and on shift.
  mutating func refreshAvailability(of member: MemberID) {
    let state = members[member.index]
    setAvailable(member, state.isSelected && !state.isAway && !state.isOffShift)
  }

  /// The member may be given first texts, which does not depend on shifts.
  func isThereForFirstTexts(_ member: MemberID) -> Bool {
    member.index < members.count && members[member.index].isSelected && !members[member.index].isAway
  }

  /// Someone's shifts matter.
  package var hasShifts: Bool { !shifts.isEmpty }
}
