package import Campaign

/// A moment that is supposed for two policies at once. Members have shared numbers.
package struct SharedMoment: Hashable, Sendable {
  /// Those who accept, as far as they take part under the policy that is asked.
  package var accepting: Set<MemberID>
  package var owner = MemberID.nobody
  package var sender = MemberID.nobody
  /// `.nobody` also where whoever wrote last does not accept.
  package var latestWriter = MemberID.nobody
  package var lastTeamMember = MemberID.nobody
  /// Someone did not answer in time.
  package var isPassedOver = false
  /// Whoever has the turn of these rules, old and new ones by their numbers; in the turns of others they come last.
  var turn: Turn?

  struct Turn: Hashable, Sendable {
    var member: MemberID
    var rules: [Int]
  }

  init(_ accepting: Set<MemberID>) { self.accepting = accepting }

  /// Those who wrote before and own the conversation, each with what they did.
  var roles: [(role: Role, member: MemberID)] {
    [
      (Role.owner, owner), (.sender, sender), (.latestWriter, latestWriter), (.lastTeamMember, lastTeamMember),
    ].filter { $0.1.isSomebody }
  }

  package enum Role: Sendable { case owner, sender, latestWriter, lastTeamMember }
}

/// Where a reply goes, as far as two policies are compared: how it is given, and to whom.
struct SharedPlacement: Hashable {
  enum Kind: Hashable {
    /// Tag rules give it.
    case byRules
    /// Tag rules leave it with its owner.
    case keptByRules
    /// Reply routing gives it to one member.
    case member
    /// Reply routing gives it to the next one, or to whoever has the fewest open.
    case turn(isLeastOpen: Bool)
    case sharedInbox
    case held(byRules: Bool)
    case nowhere
  }
  var kind: Kind
  /// Shared numbers, sorted; of a ring, everyone whose turn it may be.
  var members: [MemberID]
  /// A pick of tag rules makes them the owner.
  var isPicked: Bool
}
