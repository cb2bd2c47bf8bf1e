import Campaign

/// What is known of each member of the team.
struct MemberState: Sendable, Equatable {
  var isSelected = false
  var isAway = false
  /// Was selected at some time, so has a row in the statistics.
  var hasRow = false
  /// Started a bucket since joining: the next one is granted when the last is sent.
  var takesBuckets = false
  var counts = MemberCounts()
  /// Unsent first texts, ordered by contact. May hold stale entries below its top.
  var unsent = ContactHeap()
  /// Unsent first texts that levelling may move, latest dealt on top. May hold stale entries below its top.
  var movable: [DealtContact] = []
}

/// A contact and the number of the assignment that put it here; another number in the contact's column makes it stale.
struct DealtContact: Sendable, Equatable {
  var contact: ContactID
  var dealt: UInt32
}

/// The counts of one member, moved along with every change. Meanings: the table of counts in `docs/language.md`.
public struct MemberCounts: Sendable, Equatable {
  public internal(set) var assigned = 0
  public internal(set) var waiting = 0
  public internal(set) var sent = 0
  public internal(set) var replies = 0
  public internal(set) var conversed = 0
  public internal(set) var resolved = 0
  public internal(set) var active = 0
  public internal(set) var inbox = 0
  public internal(set) var optOuts = 0
  public internal(set) var needsAttention = 0

  /// What dealing levels: first texts sent and waiting.
  var dealingTotal: Int { sent + waiting }
}

/// The counts of distinct contacts. They are not the sums over members: a fanned out conversation has several.
public struct TotalCounts: Sendable, Equatable {
  public internal(set) var assigned = 0
  public internal(set) var waiting = 0
  public internal(set) var sent = 0
  public internal(set) var replies = 0
  public internal(set) var conversed = 0
  public internal(set) var resolved = 0
  public internal(set) var active = 0
  public internal(set) var inbox = 0
  public internal(set) var optOuts = 0
  public internal(set) var needsAttention = 0
  public internal(set) var contacts = 0
  public internal(set) var unassigned = 0
  public internal(set) var held = 0
  public internal(set) var neverTextable = 0
}
