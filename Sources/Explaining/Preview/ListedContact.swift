package import Campaign
package import Records
package import Routing

/// A contact of a list as a walk sees it before anything has happened. The last team member is looked up only when the
/// walk asks: tag rules decide most replies before it does.
package struct ListedContact: ReplyFacts {
  package let contact: UntouchedContact
  /// As written in the list; empty when the list names no one.
  package let lastTeamMember: Bytes
  /// INVARIANT: the code that makes a contact of a list keeps the names alive for as long as the contact. Counting
  /// references to them for every contact took longer than looking members up.
  package unowned(unsafe) let names: PolicyNames

  @inline(__always) package init(contact: UntouchedContact, lastTeamMember: Bytes, names: PolicyNames) {
    self.contact = contact
    self.lastTeamMember = lastTeamMember
    self.names = names
  }

  @inline(__always) package func answer(_ question: ReplyQuestion) -> Bool {
    switch question {
    case .previousTeamMemberAvailable: accepts(names.selected(lastTeamMember))
    case .optsOut, .isOutsideHours, .ranOutOften, .isPassedOver, .isTagged, .reassignedOwnerAvailable, .ownerAvailable,
      .latestWriterAvailable,
      .senderAvailable, .memberAvailable, .someoneAvailable:
      contact.answer(question)
    }
  }

  @inline(__always) package func accepts(_ member: MemberID) -> Bool { contact.accepts(member) }
  @inline(__always) package var acceptingOwner: MemberID { contact.acceptingOwner }
  @inline(__always) package func pick(_ ring: RingID, _ by: Pick, among candidates: UnsafeBufferPointer<MemberID>)
    -> MemberID
  { .nobody }
  @inline(__always) package func value(of field: FieldID) -> ValueID { contact.value(of: field) }
}
