import Campaign

/// One contact of a state, as the walk for a first text sees it.
struct UntextedContact: FirstTextFacts {
  private let isTextable: Bool
  private let isPinned: Bool
  /// The contact's last team member may be given their first text.
  private let isLastTeamMemberFree: Bool

  init(_ contact: ContactID, in state: borrowing RoutingState) {
    isTextable = state.isTextable(contact) ? !state.isUnderReview(contact) : false
    let pin = state.contacts.rows[contact.index].pin
    isPinned = pin.isSomebody ? state.isSelected(pin) : false
    let last = state.contacts.rows[contact.index].lastTeamMember
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
///
/// It looks at the state where that stands. If it had the columns that it asks, references to all of them would be counted for every
/// decision.
///
/// INVARIANT: only `RoutingState.withFacts` makes one, and it lives no longer than the call that gets it.
struct ConversationFacts: ReplyFacts {
  fileprivate let state: UnsafePointer<RoutingState>
  fileprivate let contact: ContactID
  fileprivate let optsOut: Bool
  fileprivate let cause: RoutingCause

  func accepts(_ member: MemberID) -> Bool { state.pointee.accepts(member, contact) }

  var acceptingOwner: MemberID {
    let owner = state.pointee.contacts.rows[contact.index].owner
    return accepts(owner) ? owner : .nobody
  }

  func value(of field: FieldID) -> ValueID {
    state.pointee.contacts.values[contact.index * state.pointee.fieldCount + field.index]
  }

  func pick(_ ring: RingID, _ by: Pick, among candidates: inout [MemberID]) -> MemberID {
    switch by {
    case .all, .roundRobin: break
    case .leastOpen:
      // Who has this conversation and is to answer it: for them it does not count.
      let holding = state.pointee.unansweredHolders(of: contact)
      func count(_ member: MemberID) -> Int {
        state.pointee.members[member.index].counts.needsAttention - (holding.contains(member) ? 1 : 0)
      }
      var fewest = Int.max
      for member in candidates { fewest = min(fewest, count(member)) }
      candidates.removeAll { count($0) != fewest }
    }
    return state.pointee.rings[ring.index].next(alsoEligible: candidates) ?? .nobody
  }

  func answer(_ question: ReplyQuestion) -> Bool {
    switch question {
    case .optsOut: optsOut
    case .isOutsideHours: cause == .reply && state.pointee.waitsForHours(contact)
    case .ranOutOften: cause == .timeout && state.pointee.timesRunOut(contact) >= ReplyTimeout.mostTimes
    case .isPassedOver: state.pointee.isPassedOver(contact)
    case .isTagged: cause == .tag
    case .reassignedOwnerAvailable:
      state.pointee.flags(contact).contains(.ownerReassigned)
        && state.pointee.isAvailable(state.pointee.owner(of: contact))
    case .ownerAvailable: accepts(state.pointee.owner(of: contact))
    case .latestWriterAvailable: accepts(state.pointee.latestWriter(of: contact))
    case .previousTeamMemberAvailable:
      !state.pointee.latestWriter(of: contact).isSomebody && accepts(state.pointee.lastTeamMember(of: contact))
    case .senderAvailable: accepts(state.pointee.sender(of: contact))
    case .memberAvailable(let member): accepts(member)
    case .someoneAvailable(let ring):
      state.pointee.rings[ring.index].hasEligible(
        or: state.pointee.fullHolders(of: contact), except: state.pointee.passedOver(contact))
    }
  }
}

extension RoutingState {
  /// The facts of a contact's conversation, for the length of a call.
  func withFacts<Result>(
    of contact: ContactID, optsOut: Bool = false, cause: RoutingCause = .reply,
    _ body: (ConversationFacts) -> Result
  ) -> Result {
    withUnsafePointer(to: self) {
      body(ConversationFacts(state: $0, contact: contact, optsOut: optsOut, cause: cause))
    }
  }
}
