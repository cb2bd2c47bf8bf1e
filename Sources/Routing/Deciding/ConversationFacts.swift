import Campaign

/// One contact of a state, as a walk sees it.
struct ConversationFacts: RoutingFacts {
  private let available: [Bool]
  private let rings: [Ring]
  private let values: [ValueID]
  private let firstValue: Int
  private let isTextable: Bool
  private let isOptOut: Bool
  private let isPinned: Bool
  private let lastTeamMember, owner, latestWriter, sender: MemberID

  init(_ contact: ContactID, in state: borrowing RoutingState, isOptOut: Bool = false) {
    available = state.available
    rings = state.rings
    values = state.contacts.values
    firstValue = contact.index * state.fieldCount
    isTextable = state.isTextable(contact)
    self.isOptOut = isOptOut
    let pin = state.contacts.pin[contact.index]
    isPinned = pin.isSomebody && state.isSelected(pin)
    lastTeamMember = state.contacts.lastTeamMember[contact.index]
    owner = state.contacts.owner[contact.index]
    latestWriter = state.contacts.latestWriter[contact.index]
    sender = state.contacts.sender[contact.index]
  }

  func isAvailable(_ member: MemberID) -> Bool { member.index < available.count && available[member.index] }
  var availableOwner: MemberID { isAvailable(owner) ? owner : .nobody }
  func value(of field: FieldID) -> ValueID { values[firstValue + field.index] }

  func answer(_ question: Question) -> Bool {
    switch question {
    case .isTextable: isTextable
    case .isPinned: isPinned
    case .lastTeamMemberAvailable: isAvailable(lastTeamMember)
    case .isOptOut: isOptOut
    case .ownerAmongRecipients: false
    case .ownerAvailable: isAvailable(owner)
    case .latestWriterAvailable: isAvailable(latestWriter)
    case .previousTeamMemberAvailable: !latestWriter.isSomebody && isAvailable(lastTeamMember)
    case .senderAvailable: isAvailable(sender)
    case .memberAvailable(let member): isAvailable(member)
    case .someoneAvailable(let ring): rings[ring.index].order.contains { isAvailable($0) }
    }
  }
}
