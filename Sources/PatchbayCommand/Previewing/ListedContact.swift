import Campaign
import Records
import Routing

/// A contact of a list as a walk sees it before anything happened. The last team member is looked up only when the walk
/// asks: tag rules settle most replies before it does.
struct ListedContact: RoutingFacts {
  let contact: UntouchedContact
  /// As the list writes it; empty when it names nobody.
  let lastTeamMember: Bytes
  /// INVARIANT: whoever makes a contact of a list keeps the names alive for as long. Counting references to them for every
  /// contact took longer than looking members up.
  unowned(unsafe) let names: PolicyNames

  @inline(__always) func answer(_ question: Question) -> Bool {
    switch question {
    case .lastTeamMemberAvailable, .previousTeamMemberAvailable: isAvailable(names.selected(lastTeamMember))
    case .isTextable, .isPinned, .isOptOut, .ownerAmongRecipients, .ownerAvailable, .latestWriterAvailable,
      .senderAvailable, .memberAvailable, .someoneAvailable:
      contact.answer(question)
    }
  }

  @inline(__always) func isAvailable(_ member: MemberID) -> Bool { contact.isAvailable(member) }
  @inline(__always) var availableOwner: MemberID { contact.availableOwner }
  @inline(__always) func value(of field: FieldID) -> ValueID { contact.value(of: field) }
}
