public import Campaign

/// One step of the walk for a reply. Numbers are indexes of `DecisionGraph.reply`.
@frozen public enum ReplyNode: Hashable, Sendable {
  case ask(ReplyQuestion, yes: UInt32, no: UInt32)
  /// All tag rules at once: `matched` when they yield at least one available member.
  case dispatch(matched: UInt32, otherwise: UInt32)
  /// Whether the conversation's owner is available and one of the recipients that the tag rules found, whom only the walk knows.
  case askOwnerAmongRecipients(yes: UInt32, no: UInt32)
  /// Whether a tag rule matched that holds replies, where none yields anyone.
  case askMatchedRulesHold(yes: UInt32, no: UInt32)
  case settle(ReplySettlement)
}

/// A question with a yes or no answer about the contact, the conversation or the team.
@frozen public enum ReplyQuestion: Hashable, Sendable {
  /// The reply opts out: by a keyword, or by a tag that it gives its contact.
  case optsOut
  /// It is outside the contact's texting hours.
  case isOutsideHours
  /// No one answered in time, for the fourth time or later since the need began.
  case ranOutOften
  /// Someone did not answer in time since the need began.
  case isPassedOver
  /// It is no reply: a tag made a rule match that asks at once.
  case isTagged
  /// A reassignment set the conversation's owner, who is available. The cap on open conversations does not count.
  case reassignedOwnerAvailable
  // From here on, "available" means with room for this conversation, too.
  /// The conversation has an owner who is available.
  case ownerAvailable
  /// Someone wrote to the contact in this action, and the latest of them is available.
  case latestWriterAvailable
  /// No one has written to the contact in this action yet, and the contact's `last_team_member` is available.
  case previousTeamMemberAvailable
  /// The first text was sent, and who sent it is available.
  case senderAvailable
  case memberAvailable(MemberID)
  /// Someone in the ring is available.
  case someoneAvailable(RingID)
}

/// Who gets a reply: how its walk ends.
@frozen public enum ReplySettlement: Hashable, Sendable {
  case optOut
  /// No one yet: it waits for the contact's texting hours.
  case holdUntilOpen
  /// The owner, whom a reassignment set.
  case reassignedOwner
  /// All recipients that tag rules found, those whom they picked among them.
  case recipients
  /// The owner; `tagRule` when tag rules found them.
  case owner(tagRule: Bool)
  case sharedInbox
  /// The next available member of a ring, who becomes the owner.
  case nextOf(RingID)
  case latestWriter
  case previousTeamMember
  case sender
  case member(MemberID)
  case hold
  /// Where it is.
  case stay
}
