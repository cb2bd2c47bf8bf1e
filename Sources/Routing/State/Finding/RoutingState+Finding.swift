import Campaign

// Contacts found by their lists: for reassignments, for members who leave, for members who join.
extension RoutingState {
  /// In list order.
  var everyone: [ContactID] { (0..<contacts.count).map { ContactID(UInt32(truncatingIfNeeded: $0)) } }

  private func isUnanswered(_ contact: ContactID) -> Bool { flags(contact).contains(.needsAttention) }

  private func isReviewed(_ contact: ContactID, with member: MemberID) -> Bool {
    contacts.assignee[contact.index] == member && flags(contact).contains(.underReview)
      && !flags(contact).contains(.sent)
  }

  // MARK: Members who leave

  /// Conversations that need attention and of which a member has a copy, oldest first; and the lists by which the member's other work
  /// is found.
  mutating func takeStock(of member: MemberID) -> [ContactID] {
    let isNew = found.waiting == nil
    if isNew { (found.waiting, found.reviewed) = (ContactPlaces(), ContactLists()) }
    changeFound { found, state in
      for contact in isNew ? state.everyone : [] {
        if state.isUnanswered(contact) { found.waiting?.add(contact, to: state.placement(of: contact), state.sets) }
        let assignee = state.assignee(of: contact)
        if assignee.isSomebody, state.isReviewed(contact, with: assignee) {
          found.reviewed?.add(contact, to: assignee.index)
        }
      }
      found.waiting?.tidy(member, in: state.sets) { state.isUnanswered($0) && state.placement(of: $0) == $1 }
      found.reviewed?.tidy(member.index) { state.isReviewed($0, with: member) }
    }
    return (found.waiting?.contacts(member) ?? []).sorted { contacts.age[$0.index] < contacts.age[$1.index] }
  }

  /// The first in list order of the texts that wait with a member who leaves and are under review.
  ///
  /// - Parameter start: an index of the list before which there is none.
  func firstUnderReview(with member: MemberID, from start: Int) -> ContactID? {
    found.reviewed?.first(member.index, from: start) { isReviewed($0, with: member) }
  }

  // MARK: Members who join

  mutating func findContacts(whoKnow member: MemberID) {
    if found.known == nil {
      found.known = ContactLists()
      for index in contacts.lastTeamMember.indices {
        noteLastTeamMember(ContactID(UInt32(truncatingIfNeeded: index)), contacts.lastTeamMember[index])
      }
    }
    changeFound { found, state in found.known?.tidy(member.index) { !state.isSent($0) } }
  }

  /// The first in list order whose last team member this is, whose first text is not sent, and for whom a condition holds.
  func firstContact(whoKnows member: MemberID, from start: Int, where isMeant: (ContactID) -> Bool) -> ContactID? {
    found.known?.first(member.index, from: start) { !isSent($0) && isMeant($0) }
  }
}
