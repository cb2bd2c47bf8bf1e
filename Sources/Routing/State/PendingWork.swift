import Campaign

/// Work that an event left to do. A decision about one contact may depend on the decision about the one before it (who has the
/// smallest total, whose turn it is), so long work is done in steps: decide, apply, and again until nothing is pending.
enum PendingWork: Sendable, Equatable {
  /// Gives the contacts from this one up to `end` to pinned and last team members.
  case assignFixed(next: ContactID, end: ContactID)
  /// Deals open contacts, or does nothing where the mode does not deal.
  case deal
  /// Gives a joiner the unsent contacts whose last team member they are.
  case giveToLastTeamMember(MemberID, next: ContactID)
  case level(joiner: MemberID)
  /// Takes back the unsent first texts of a member who left; none that are under review come before this index of the list.
  case takeBack(MemberID, underReviewFrom: Int)
  /// Routes the `RoutingState.orphans` of a member who left again, from this index on.
  case routeOrphans(of: MemberID, next: Int)
  /// Places what is held and can be placed, oldest first.
  case drainHeld
  case grantBucket(MemberID)
  /// Routes a conversation whose opt out was undone.
  case routeAgain(ContactID)
  /// Takes the next conversation that no one answered in time from those who have it.
  case runOut
  /// Routes a conversation that was taken from them.
  case routeTimedOut(ContactID)
  /// Notes that a conversation lies unanswered so long that a notification tells of it.
  case tellOfLainLong
}
