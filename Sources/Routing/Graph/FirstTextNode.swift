/// One step of the walk for a first text. Numbers are indexes of `DecisionGraph.firstText`.
@frozen public enum FirstTextNode: Hashable, Sendable {
  case ask(FirstTextQuestion, yes: UInt32, no: UInt32)
  case settle(FirstTextSettlement)
}

/// A question with a yes or no answer about who sends a contact's first text.
@frozen public enum FirstTextQuestion: Hashable, Sendable {
  /// The contact may get a first text: not opted out, not under review, not a later row with the same phone.
  case isTextable
  /// The contact list pins the contact to a selected member.
  case isPinned
  /// The contact's `last_team_member` is selected, available, and below the cap on first texts.
  case lastTeamMemberAvailable
}

/// Who sends a first text: how its walk ends.
@frozen public enum FirstTextSettlement: Hashable, Sendable {
  /// The contact never gets a first text.
  case neverTexted
  case assignPinned
  case assignLastTeamMember
  /// Anyone: the first to come.
  case firstCome
  /// The member with the smallest total.
  case deal
  /// With the next bucket that someone starts.
  case nextBucket
}
