import Campaign

/// One contact of a state, as a walk sees it.
struct ConversationFacts: RoutingFacts {
  private let accepting: [Bool]
  private let rings: [Ring]
  private let values: [ValueID]
  private let firstValue: Int
  private let isTextable: Bool
  private let isOptOut: Bool
  private let isPinned: Bool
  private let isOutsideHours: Bool
  /// The contact's last team member may be given their first text.
  private let isLastTeamMemberFree: Bool
  /// The owner, if a reassignment set them and they are available.
  private let isReassignedOwnerAvailable: Bool
  /// Members who have no room for another conversation, and hold this one already.
  private let fullHolders: [MemberID]
  private let lastTeamMember, owner, latestWriter, sender: MemberID

  init(_ contact: ContactID, in state: borrowing RoutingState, isOptOut: Bool = false) {
    accepting = state.accepting
    rings = state.rings
    values = state.contacts.values
    firstValue = contact.index * state.fieldCount
    let flags = state.flags(contact)
    isTextable = state.isTextable(contact) && !flags.contains(.underReview)
    isOutsideHours = state.waitsForHours(contact)
    self.isOptOut = isOptOut
    let pin = state.contacts.pin[contact.index]
    isPinned = pin.isSomebody && state.isSelected(pin)
    lastTeamMember = state.contacts.lastTeamMember[contact.index]
    owner = state.contacts.owner[contact.index]
    latestWriter = state.contacts.latestWriter[contact.index]
    sender = state.contacts.sender[contact.index]
    isLastTeamMemberFree = state.isAvailable(lastTeamMember) && state.isBelowCap(lastTeamMember)
    isReassignedOwnerAvailable = flags.contains(.ownerReassigned) && state.isAvailable(owner)
    fullHolders = state.hasCaps ? state.fullHolders(of: contact) : []
  }

  func accepts(_ member: MemberID) -> Bool {
    (member.index < accepting.count && accepting[member.index]) || fullHolders.contains(member)
  }
  var acceptingOwner: MemberID { accepts(owner) ? owner : .nobody }
  func value(of field: FieldID) -> ValueID { values[firstValue + field.index] }

  func answer(_ question: Question) -> Bool {
    switch question {
    case .isTextable: isTextable
    case .isPinned: isPinned
    case .lastTeamMemberAvailable: isLastTeamMemberFree
    case .isOptOut: isOptOut
    case .isOutsideHours: isOutsideHours
    case .reassignedOwnerAvailable: isReassignedOwnerAvailable
    case .ownerAmongRecipients: false
    case .ownerAvailable: accepts(owner)
    case .latestWriterAvailable: accepts(latestWriter)
    case .previousTeamMemberAvailable: !latestWriter.isSomebody && accepts(lastTeamMember)
    case .senderAvailable: accepts(sender)
    case .memberAvailable(let member): accepts(member)
    case .someoneAvailable(let ring): rings[ring.index].order.contains { accepts($0) }
    }
  }
}
