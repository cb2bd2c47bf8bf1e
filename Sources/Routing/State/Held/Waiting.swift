import Campaign

/// What a held conversation waits for: that one of these members can take it.
struct Waiting: Sendable {
  /// Those whom only this conversation or few others wait for, such as its owner.
  var members: [MemberID] = []
  /// Those whom tag rules name for it, in declaration order, each once.
  var recipients: [MemberID] = []
  /// The owner whom a reassignment set: they take it whenever they are available, with or without room.
  var ownerByHand = MemberID.nobody
  /// No one has to be available: it waits for nothing but its texting hours.
  var isForHoursAlone = false
}
