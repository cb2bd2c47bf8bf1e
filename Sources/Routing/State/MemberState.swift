import Campaign

/// What is known of each member of the team.
struct MemberState: Sendable, Equatable {
  var isSelected = false
  /// Said to be away by an event.
  var isAway = false
  /// Off shift, and not said to be back since they went off.
  var isOffShift = false
  /// Was selected at some time, so has a row in the statistics.
  var hasRow = false
  /// Started a bucket since joining: the next one is granted when the last is sent.
  var takesBuckets = false
  var counts = MemberCounts()
  /// Unsent first texts that may be sent at some hour: not those under review.
  var unsent = UnsentQueues()
  /// Unsent first texts that levelling may move, latest dealt on top. May hold stale entries below its top.
  var movable: [DealtContact] = []
}

/// A contact and the number of the assignment that put it here; another number in the contact's column makes it stale.
struct DealtContact: Sendable, Equatable {
  var contact: ContactID
  var dealt: UInt32
}

extension MemberCounts {
  /// What dealing levels: first texts sent and waiting.
  var dealingTotal: Int { sent + waiting }
}
