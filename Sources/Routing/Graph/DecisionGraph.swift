public import Campaign

/// A policy compiled to what a decision walks: questions with two ways out, one dispatch over all tag rules, settlements.
///
/// It holds no text and no positions: two rule files that differ in layout compile to equal graphs.
///
/// INVARIANT (checked once, by `compile`): children stand after their parents, every node is reached from an entry, and
/// every path ends in a settlement. So a walk ends after at most `nodes.count` steps.
public struct DecisionGraph: Hashable, Sendable {
  public let policy: RoutingPolicy
  public let nodes: [Node]
  /// The part of the rules each node comes from, for explanations and drawings.
  public let origins: [NodeOrigin]
  public let tagRules: TagDispatch
  /// Where the walk for a first text begins.
  public let firstText: Int
  /// Where the walk for a reply begins.
  public let reply: Int
}

/// One step of a walk. Numbers are places in `DecisionGraph.nodes`.
@frozen public enum Node: Hashable, Sendable {
  case ask(Question, yes: UInt32, no: UInt32)
  /// All tag rules at once: `matched` when they yield at least one available member.
  case dispatch(matched: UInt32, otherwise: UInt32)
  case settle(Settlement)
}

/// A question with a yes or no answer, about the contact, the conversation or the team.
@frozen public enum Question: Hashable, Sendable {
  /// The contact may get a first text: not opted out, not under review, not a later row with the same phone.
  case isTextable
  /// The contact list pins the contact to a selected member.
  case isPinned
  /// The contact's `last_team_member` is selected, available, and below the cap on first texts.
  case lastTeamMemberAvailable
  /// The reply is an opt-out keyword.
  case isOptOut
  /// It is outside the contact's texting hours.
  case isOutsideHours
  /// A reassignment set the conversation's owner, who is available. The cap on open conversations does not count.
  case reassignedOwnerAvailable
  // From here on, "available" means with room for this conversation, too.
  /// The conversation's owner is available and one of the recipients that tag rules found.
  case ownerAmongRecipients
  /// The conversation has an owner who is available.
  case ownerAvailable
  /// Somebody wrote to the contact in this action, and the latest of them is available.
  case latestWriterAvailable
  /// Nobody wrote to the contact in this action yet, and the contact's `last_team_member` is available.
  case previousTeamMemberAvailable
  /// The first text was sent, and who sent it is available.
  case senderAvailable
  case memberAvailable(MemberID)
  /// Somebody of the ring is available.
  case someoneAvailable(RingID)
}

/// How a walk ends.
@frozen public enum Settlement: Hashable, Sendable {
  // First texts.
  /// The contact never gets a first text.
  case neverTexted
  case assignPinned
  case assignLastTeamMember
  /// Whoever comes first.
  case firstCome
  /// The member with the smallest total.
  case deal
  /// With the next bucket that somebody starts.
  case nextBucket
  // Replies.
  case optOut
  /// Nobody yet: it waits for the contact's texting hours.
  case holdUntilOpen
  /// The owner, whom a reassignment set.
  case reassignedOwner
  /// All recipients that tag rules found.
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
}

/// The part of the rules that a node comes from.
public enum NodeOrigin: Hashable, Sendable {
  case optOut
  case textingHours
  case reassignment
  case tagRules
  /// The reply step with this index in `RoutingPolicy.replySteps`.
  case replyStep(Int)
  case contactList
  case distribution
}
