public import Campaign

/// A contact before anything has happened, with the whole team available: what `preview` and `explain` walk with.
///
/// No one owns the conversation and no one has written yet; the first text will be sent by someone who can only be
/// named as "the sender", so `senderAvailable` holds. Where a member is supposed to have sent it, they are also the last who wrote.
public struct UntouchedContact: FirstTextFacts, ReplyFacts {
  public var selectedCount: Int
  public var lastTeamMember: MemberID
  public var assignedTo: MemberID
  public var isTextable: Bool
  public var optsOut: Bool
  /// Who has sent the first text, where that is all that has happened.
  public var firstTextFrom = MemberID.nobody
  /// One value per field of the policy; owned by the caller.
  public var values: UnsafeBufferPointer<ValueID>

  @inlinable public init(
    selectedCount: Int, lastTeamMember: MemberID = .nobody, assignedTo: MemberID = .nobody, isTextable: Bool = true,
    optsOut: Bool = false, values: UnsafeBufferPointer<ValueID> = UnsafeBufferPointer(start: nil, count: 0)
  ) {
    self.selectedCount = selectedCount
    self.lastTeamMember = lastTeamMember
    self.assignedTo = assignedTo
    self.isTextable = isTextable
    self.optsOut = optsOut
    self.values = values
  }

  @inlinable public func accepts(_ member: MemberID) -> Bool { member.index < selectedCount }
  @inlinable public var acceptingOwner: MemberID { .nobody }
  @inlinable public func value(of field: FieldID) -> ValueID {
    field.index < values.count ? values[field.index] : .other
  }

  @inlinable public func pick(_ ring: RingID, _ by: Pick, among candidates: UnsafeBufferPointer<MemberID>) -> MemberID {
    .nobody
  }

  @inlinable public func answer(_ question: FirstTextQuestion) -> Bool {
    switch question {
    case .isTextable: isTextable
    case .isPinned: accepts(assignedTo)
    case .lastTeamMemberAvailable: accepts(lastTeamMember)
    }
  }

  @inlinable public func answer(_ question: ReplyQuestion) -> Bool {
    switch question {
    case .optsOut: optsOut
    case .isOutsideHours, .ranOutOften, .isPassedOver, .isTagged, .reassignedOwnerAvailable, .ownerAvailable: false
    case .latestWriterAvailable: accepts(firstTextFrom)
    case .previousTeamMemberAvailable: !firstTextFrom.isSomebody && accepts(lastTeamMember)
    case .senderAvailable: firstTextFrom.isSomebody ? accepts(firstTextFrom) : selectedCount > 0
    case .memberAvailable(let member): accepts(member)
    case .someoneAvailable: selectedCount > 0
    }
  }
}
