import Campaign
import Records
import Routing

/// A contact of a list as a walk sees it before anything happened. The last team member is looked up only when the walk
/// asks: tag rules settle most replies before it does.
struct ListedContact: ReplyFacts {
  let contact: UntouchedContact
  /// As the list writes it; empty when it names nobody.
  let lastTeamMember: Bytes
  /// INVARIANT: whoever makes a contact of a list keeps the names alive for as long. Counting references to them for every
  /// contact took longer than looking members up.
  unowned(unsafe) let names: PolicyNames

  @inline(__always) func answer(_ question: ReplyQuestion) -> Bool {
    switch question {
    case .previousTeamMemberAvailable: accepts(names.selected(lastTeamMember))
    case .isOptOut, .isOutsideHours, .reassignedOwnerAvailable, .ownerAvailable, .latestWriterAvailable,
      .senderAvailable, .memberAvailable, .someoneAvailable:
      contact.answer(question)
    }
  }

  @inline(__always) func accepts(_ member: MemberID) -> Bool { contact.accepts(member) }
  @inline(__always) var acceptingOwner: MemberID { contact.acceptingOwner }
  @inline(__always) func value(of field: FieldID) -> ValueID { contact.value(of: field) }
}
