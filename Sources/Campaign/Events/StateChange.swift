/// One change that a decision asks for. The decider writes changes, one function applies them, and every observer (an
/// effect stream, statistics, a checker) reads the same values.
///
/// A change owns no memory. Data without a fixed size is stored beside it: the columns of a contact who joins and the
/// tags of `tagged` and `untagged` in the event, the members of `Destination.recipients` in the decision.
public enum StateChange: Sendable, Equatable {
  case published
  case contactJoined(ContactID)
  /// A first text was given to a member.
  case assigned(ContactID, MemberID, AssignmentReason)
  /// A first text was taken from a member.
  case released(ContactID, MemberID, ReleaseReason)
  /// A first text was given to the member who had it: it stays there.
  case kept(ContactID)
  case sent(ContactID, MemberID)
  case replied(ContactID)
  /// Where the reply went.
  case routed(ContactID, Destination, Via, RoutingNotes)
  case held(ContactID, HoldReason, RoutingNotes)
  /// No one answered in time: it leaves those in whose inboxes it was.
  case timedOut(ContactID, Placement)
  /// A reassignment begins the time in which to answer anew, and no one is passed over.
  case startedOver(ContactID)
  case responded(ContactID, MemberID)
  /// The first response took a shared conversation.
  case owned(ContactID, MemberID)
  case tagged(ContactID)
  case untagged(ContactID)
  case optedOut(ContactID, OptOutOrigin)
  case resolved(ContactID, MemberID)
  case reported(ContactID, MemberID)
  /// Credited to the sender, or to no one.
  case clicked(ContactID, MemberID)
  /// The first text did not arrive. Credited to the sender.
  case undelivered(ContactID, MemberID)
  case optedIn(ContactID, OptInOrigin)
  /// A contact who has opted out asks to be texted again: a person must decide.
  case askedBack(ContactID)
  /// The reply looks like an opt out: a person must decide.
  case reviewBegan(ContactID, PhraseID)
  case reviewEnded(ContactID)
  /// The owner whom a reassignment set.
  case ownerSet(ContactID, MemberID)
  /// The first change of whatever time alone brings about.
  case hoursOpened
  /// One effect per channel of the member.
  case notified(NotificationID, MemberID)
  /// The member was notified a short time ago: again when that time is over.
  case notificationPutOff(NotificationID, MemberID)
  /// A conversation lies unanswered so long that a notification is to tell of it.
  case lainLong(ContactID, NotificationID)
  /// There is nothing to tell any more.
  case notificationDropped(NotificationID, MemberID)
  case reopened(ContactID)
  case joined(MemberID)
  case left(MemberID)
  case wentAway(MemberID)
  case cameBack(MemberID)
  /// A copy of a shared conversation left with its member; the others keep theirs.
  case copyDropped(ContactID, MemberID)
  /// A ring gave its turn to a member, who moves to the end.
  /// For a conversation, because the member who holds it counts as having room for it.
  case ringTurned(RingID, MemberID, ContactID)
  /// Tag rules picked one member, who owns the conversation.
  case ownerPicked(ContactID, MemberID)
  /// A message with this number came from a contact; `optsOut` where it opted out.
  case messageTaken(MessageID, ContactID, optsOut: Bool)
  /// A bucket was granted to a member who starts them.
  case bucketStarted(MemberID)
  case refused(Refusal)
}

/// Why a first text was given to a member, by its name in effects.
public enum AssignmentReason: String, Sendable, CaseIterable {
  case distributed
  case lastTeamMember = "last_team_member"
  case claimed, bucket, levelled, reassigned, pinned
}

/// Why a first text was taken from a member, by its name in effects.
public enum ReleaseReason: String, Sendable, CaseIterable {
  case memberRemoved = "member_removed"
  case claimExpired = "claim_expired"
  case levelled, reassigned
  case optedOut = "opted_out"
}

/// Which part of the rules chose a reply's place, by its name in effects.
public enum Via: String, Sendable, CaseIterable {
  case tagRule = "tag_rule"
  case sharedInbox = "shared_inbox"
  case roundRobin = "round_robin"
  case leastOpen = "least_open"
  case sender
  case lastTeamMember = "last_team_member"
  case member, list, owner
}

/// Why a conversation waits without a place, by its name in effects.
public enum HoldReason: String, Sendable, CaseIterable {
  /// No one accepted by the steps before `hold` is available.
  case nobodyAvailable = "nobody_available"
  /// It came outside the texting hours.
  case outsideHours = "outside_hours"
}

/// Who opted a contact out.
public enum OptOutOrigin: Sendable, Equatable {
  /// A keyword in a reply, credited to the conversation's owner, else the sender, else no one.
  case keyword(credited: MemberID)
  /// The carrier, credited like a keyword.
  case carrier(credited: MemberID)
  /// A member, or `.nobody` when the event named none.
  case manual(MemberID)
  /// Another contact with the same phone opted out.
  case samePhone(ContactID)
  /// Another row or event about the contact says that they have opted out already.
  case anotherRow
  /// It was said in another contact action, or in a file. Counted where it was said.
  case elsewhere(ElsewhereID)
}

/// Who undid an opt out.
public enum OptInOrigin: Sendable, Equatable {
  case member(MemberID)
  /// Someone in another contact action.
  case elsewhere(ElsewhereID)
}

/// Remarks that a routing carries beside its place.
public struct RoutingNotes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Tag rules matched, but no one in them is available: reply routing decided.
  @inlinable public static var tagRuleEmpty: RoutingNotes { RoutingNotes(rawValue: 1) }
  /// The conversation lost its place and was routed again; it keeps its age.
  @inlinable public static var routedAgain: RoutingNotes { RoutingNotes(rawValue: 2) }
  /// Someone gave it to this member.
  @inlinable public static var reassigned: RoutingNotes { RoutingNotes(rawValue: 4) }
  /// The event came later than another one that happened after it.
  @inlinable public static var late: RoutingNotes { RoutingNotes(rawValue: 8) }
  /// A tag rule gave it to those whom it names otherwise.
  @inlinable public static var otherwise: RoutingNotes { RoutingNotes(rawValue: 16) }
  /// It was taken from members who did not answer in time.
  @inlinable public static var timedOut: RoutingNotes { RoutingNotes(rawValue: 32) }

  /// Each remark with its name in effects, in the order in which they are told.
  private static let names: [(note: RoutingNotes, name: String)] = [
    (.tagRuleEmpty, "tag_rule_empty"), (.otherwise, "otherwise"), (.routedAgain, "routed_again"),
    (.reassigned, "reassigned"), (.timedOut, "timed_out"), (.late, "late"),
  ]

  package static var allNames: [String] { names.map(\.name) }

  /// The names of the remarks in effects.
  public var names: [String] { Self.names.filter { contains($0.note) }.map(\.name) }

  /// The remarks of these names; others mean nothing.
  package init(names: [String]) {
    self = []
    for entry in Self.names where names.contains(entry.name) { insert(entry.note) }
  }
}

/// A ring, by its number in `RoutingPolicy.rings`: that over all selected members, those of lists, then others.
@frozen public struct RingID: Hashable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public static var everyone: RingID { RingID(0) }
  @inlinable public static func list(_ list: ListID) -> RingID { RingID(list.rawValue + 1) }
  @inlinable public var index: Int { Int(rawValue) }
}

/// Where a reply goes.
public enum Destination: Hashable, Sendable {
  case sharedInbox
  case member(MemberID)
  /// The members whom tag rules found, two or more; the decision has them.
  case recipients
}

/// Where a conversation is. Several members hold it when a tag rule fans out.
public enum Placement: Hashable, Sendable {
  case nowhere
  case sharedInbox
  case held
  case member(MemberID)
  /// The members of a recipient set, by its number in the state.
  case fanOut(RecipientSetID)
}

/// A set of two or more recipients that was met before, by its number.
@frozen public struct RecipientSetID: Hashable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable public var index: Int { Int(rawValue) }
}
