import Campaign

/// One contact of a state, as the walk for a first text sees it.
struct UntextedContact: FirstTextFacts {
  private let isTextable: Bool
  private let isPinned: Bool
  /// The contact's last team member may be given their first text.
  private let isLastTeamMemberFree: Bool

  init(_ contact: ContactID, in state: borrowing RoutingState) {
    isTextable = state.isTextable(contact) ? !state.isUnderReview(contact) : false
    let pin = state.contacts.pin[contact.index]
    isPinned = pin.isSomebody ? state.isSelected(pin) : false
    let last = state.contacts.lastTeamMember[contact.index]
    isLastTeamMemberFree = state.isThereForFirstTexts(last) ? state.isBelowCap(last) : false
  }

  func answer(_ question: FirstTextQuestion) -> Bool {
    switch question {
    case .isTextable: isTextable
    case .isPinned: isPinned
    case .lastTeamMemberAvailable: isLastTeamMemberFree
    }
  }
}

/// One contact of a state and their conversation, as the walk for a reply sees them.
struct ConversationFacts: ReplyFacts {
  private let accepting: [Bool]
  private let rings: [Ring]
  private let values: [ValueID]
  private let firstValue: Int
  private let optsOut: Bool
  /// Members who did not answer in time since the need began; they do not accept it.
  private let passedOver: [MemberID]
  private let ranOutOften: Bool
  private let isTagged: Bool
  private let isOutsideHours: Bool
  /// The owner, if a reassignment set them and they are available.
  private let isReassignedOwnerAvailable: Bool
  /// Members who have no room for another conversation, and hold this one already.
  private let fullHolders: [MemberID]
  /// Where tag rules pick by what members have open; else empty.
  private let open: [MemberState]
  /// Where something counts what members have open: who has this conversation and is to answer it.
  private let holding: [MemberID]
  private let lastTeamMember, owner, latestWriter, sender: MemberID

  init(
    _ contact: ContactID, in state: borrowing RoutingState, optsOut: Bool = false, cause: RoutingCause = .reply
  ) {
    accepting = state.accepting
    rings = state.rings
    values = state.contacts.values
    firstValue = contact.index * state.fieldCount
    isOutsideHours = cause == .reply ? state.waitsForHours(contact) : false
    passedOver = state.passedOver(contact)
    isTagged = cause == .tag
    ranOutOften = cause == .timeout ? state.timesRunOut(contact) >= ReplyTimeout.mostTimes : false
    self.optsOut = optsOut
    lastTeamMember = state.contacts.lastTeamMember[contact.index]
    owner = state.contacts.owner[contact.index]
    latestWriter = state.contacts.latestWriter[contact.index]
    sender = state.contacts.sender[contact.index]
    isReassignedOwnerAvailable = state.flags(contact).contains(.ownerReassigned) ? state.isAvailable(owner) : false
    fullHolders = state.hasCaps ? state.fullHolders(of: contact) : []
    open = state.comparesOpen ? state.members : []
    holding = state.comparesOpen ? state.unansweredHolders(of: contact) : []
  }

  func accepts(_ member: MemberID) -> Bool {
    ((member.index < accepting.count && accepting[member.index]) || fullHolders.contains(member))
      && !passedOver.contains(member)
  }
  var acceptingOwner: MemberID { accepts(owner) ? owner : .nobody }
  func value(of field: FieldID) -> ValueID { values[firstValue + field.index] }

  func pick(_ ring: RingID, _ by: Pick, among candidates: UnsafeBufferPointer<MemberID>) -> MemberID {
    let picked =
      switch by {
      case .all, .roundRobin: rings[ring.index].next(among: candidates) { _ in 0 }
      case .leastOpen:
        rings[ring.index].next(among: candidates) { member in
          open[member.index].counts.needsAttention - (holding.contains(member) ? 1 : 0)
        }
      }
    return picked ?? .nobody
  }

  func answer(_ question: ReplyQuestion) -> Bool {
    switch question {
    case .optsOut: optsOut
    case .isOutsideHours: isOutsideHours
    case .ranOutOften: ranOutOften
    case .isPassedOver: !passedOver.isEmpty
    case .isTagged: isTagged
    case .reassignedOwnerAvailable: isReassignedOwnerAvailable
    case .ownerAvailable: accepts(owner)
    case .latestWriterAvailable: accepts(latestWriter)
    case .previousTeamMemberAvailable: !latestWriter.isSomebody && accepts(lastTeamMember)
    case .senderAvailable: accepts(sender)
    case .memberAvailable(let member): accepts(member)
    case .someoneAvailable(let ring): rings[ring.index].hasEligible(or: fullHolders, except: passedOver)
    }
  }
}
