package import Campaign
package import Routing

/// What becomes of a reply for a member.
package enum ReplyReach: String, Sendable {
  case gets
  /// It goes to one of several, and the member is one of these.
  case inTurn = "in_turn"
  /// It goes to whoever sends the first text.
  case asSender = "as_sender"
  /// It waits in the shared inbox.
  case withEveryone = "with_everyone"
  case not

  /// Whether the reply is the member's, now or in turn.
  package var isReached: Bool { self == .gets || self == .inTurn }
}

/// A reply's walk under some circumstances, and what the rules looked at.
package struct WalkedReply {
  package var trace = Trace()
  package var reach = ReplyReach.not
  /// Those to whom it goes, one of whom may have it in turn.
  package var takers: [MemberID] = []
  /// Why it goes to no one at all: the rules refuse it.
  package var refusal: Refusal?
  /// The contact's tags, sorted, with those that the reply gives.
  var tags: [TagID] = []
  /// One value for each field of the policy.
  var values: [ValueID] = []
  /// Why the member would not accept it.
  package var absence: Absence?
  var owner = MemberID.nobody
  var latestWriter = MemberID.nobody
  var lastTeamMember = MemberID.nobody
  /// Who sent the first text, or will; `.nobody` where no one is known.
  var sender = MemberID.nobody
  var isOptedOut = false
  /// When the reply would be routed, where it waits for texting hours.
  var opening: Instant?
  /// Someone did not answer in time.
  var isTakenFromSomeone = false
  /// Conversations that fill the member's inbox.
  var filling: [ContactID] = []

  func holds(_ condition: Condition) -> Bool {
    tags.withUnsafeBufferPointer { tags in condition.holds(tags: tags) { values[$0.index] } }
  }
}

/// A reply that can be walked as things are, or as they might have been.
package protocol AskedReply {
  var graph: DecisionGraph { get }
  /// The member whom the question is about.
  var member: MemberID { get }
  /// Whether there is a team that comes and goes, and not only a contact.
  var hasMoment: Bool { get }
  /// How many walks are made at most to find changes.
  var mostWalks: Int { get }
  /// The reply after some changes; nil where one of them cannot be made.
  ///
  /// - Parameter changes: in order.
  func walk(_ changes: [WhyNotChange]) -> WalkedReply?
}
