public import Campaign

/// Why a member does not accept a conversation.
public enum Absence: Hashable, Sendable {
  /// Does not take part in the contact action.
  case notSelected
  /// Said to be away by an event.
  case away
  case offShift
  /// Has as many conversations that need attention as they may have: so many.
  case full(Int)
  /// Did not answer this conversation in time.
  case passedOver
}

// How a contact and a member stand to each other, for explanations.
extension RoutingState {
  /// Why the member does not accept the contact's conversation; nil where they do.
  public func absence(of member: MemberID, for contact: ContactID) -> Absence? {
    if accepts(member, contact) { return nil }
    guard member.index < members.count, members[member.index].isSelected else { return .notSelected }
    if members[member.index].isAway { return .away }
    if members[member.index].isOffShift { return .offShift }
    if hasReplyClocks && passedOver(contact).contains(member) { return .passedOver }
    return .full(members[member.index].counts.needsAttention)
  }

  /// The last member to write to the contact in this action, or `.nobody`.
  public func latestWriter(of contact: ContactID) -> MemberID { contacts.latestWriter[contact.index] }
  /// The contact's last team member by the list, or `.nobody`.
  public func lastTeamMember(of contact: ContactID) -> MemberID { contacts.lastTeamMember[contact.index] }
  /// What the contact has in a field that rules ask about.
  public func value(of field: FieldID, _ contact: ContactID) -> ValueID {
    contacts.values[contact.index * fieldCount + field.index]
  }
  /// A member did not answer the contact in time since the need began.
  public func isTakenFromSomeone(_ contact: ContactID) -> Bool { hasReplyClocks && !passedOver(contact).isEmpty }
  /// The contact's conversation was given to its owner by hand.
  public func isOwnerReassigned(_ contact: ContactID) -> Bool { flags(contact).contains(.ownerReassigned) }
  /// When it is inside the contact's texting hours next; nil where it is now, or never.
  public func nextHours(of contact: ContactID) -> Instant? { clocks.nextOpening(clock(of: contact)) }

  /// Conversations that need attention and of which the member has a copy, in list order.
  ///
  /// - Parameter most: how many are looked for.
  public func unanswered(with member: MemberID, most: Int) -> [ContactID] {
    var found: [ContactID] = []
    for index in 0..<contacts.count where found.count < most {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      if needsAttention(contact), holders(of: contact).contains(member) { found.append(contact) }
    }
    return found
  }

  /// The same state, had the list said something else of one contact. The contact's texting hours stay.
  ///
  /// - Parameters:
  ///   - values: what the contact has in fields.
  ///   - lastTeamMember: nil leaves it.
  public func supposing(
    _ contact: ContactID, has values: [(FieldID, ValueID)], lastTeamMember: MemberID?
  ) -> RoutingState {
    var other = self
    for (field, value) in values { other.contacts.values[contact.index * fieldCount + field.index] = value }
    if let lastTeamMember { other.contacts.lastTeamMember[contact.index] = lastTeamMember }
    return other
  }
}
