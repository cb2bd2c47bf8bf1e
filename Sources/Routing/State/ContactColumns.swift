import Campaign

/// What is known of each contact, one column per property, indexed by contact. Ten million contacts take a few hundred
/// megabytes.
struct ContactColumns: Sendable, Equatable {
  var flags: [ContactFlags] = []
  var assignee: [MemberID] = []
  var sender: [MemberID] = []
  var owner: [MemberID] = []
  /// The last person to write to the contact in this action.
  var latestWriter: [MemberID] = []
  /// The contact list's `last_team_member`.
  var lastTeamMember: [MemberID] = []
  /// The member that the contact list pins as assignee; counts only while they are selected.
  var pin: [MemberID] = []
  var resolver: [MemberID] = []
  /// Who wrote the text that made it a conversation: out, in, out.
  var converser: [MemberID] = []
  var placement: [PackedPlacement] = []
  /// When the conversation's oldest unanswered reply came, counted in replies: the order of waiting work.
  var age: [UInt32] = []
  /// When the first text was given to its assignee, counted in assignments.
  var dealt: [UInt32] = []
  var tags = TagRuns()
  /// One value per field of the policy and contact.
  var values: [ValueID] = []
  /// Only where contacts have different clocks for their texting hours; else empty.
  var clocks: [ClockID] = []

  var count: Int { flags.count }

  /// Makes room for that many contacts, of which each takes a place in each of these columns.
  mutating func reserve(_ count: Int) {
    flags.reserveCapacity(count)
    assignee.reserveCapacity(count)
    sender.reserveCapacity(count)
    owner.reserveCapacity(count)
    latestWriter.reserveCapacity(count)
    lastTeamMember.reserveCapacity(count)
    pin.reserveCapacity(count)
    resolver.reserveCapacity(count)
    converser.reserveCapacity(count)
    placement.reserveCapacity(count)
    age.reserveCapacity(count)
    dealt.reserveCapacity(count)
    tags.reserve(count)
  }
}

/// Facts of a contact that are true or false.
struct ContactFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt16
  static let optedOut = ContactFlags(rawValue: 1 << 0)
  /// A later row with a phone that an earlier row has, or a row whose phone is none: never textable.
  static let getsNoFirstText = ContactFlags(rawValue: 1 << 1)
  /// Other rows share the phone; they stand in `RoutingState.samePhone`.
  static let sharesPhone = ContactFlags(rawValue: 1 << 2)
  /// Had a resolution at some time.
  static let resolutionCounted = ContactFlags(rawValue: 1 << 3)
  static let sent = ContactFlags(rawValue: 1 << 4)
  /// The assignee got it by dealing, so levelling may move it until it is sent.
  static let isMovable = ContactFlags(rawValue: 1 << 5)
  /// Someone wrote to the contact in this action.
  static let writtenTo = ContactFlags(rawValue: 1 << 6)
  static let replied = ContactFlags(rawValue: 1 << 7)
  /// Replied after the first text: counted as the sender's.
  static let repliedToFirstText = ContactFlags(rawValue: 1 << 8)
  /// Replied since the last outbound text.
  static let repliedToText = ContactFlags(rawValue: 1 << 9)
  static let conversed = ContactFlags(rawValue: 1 << 10)
  static let needsAttention = ContactFlags(rawValue: 1 << 11)
  static let resolved = ContactFlags(rawValue: 1 << 12)
  /// A reply looked like an opt out, and no one has decided yet.
  static let underReview = ContactFlags(rawValue: 1 << 13)
  static let clicked = ContactFlags(rawValue: 1 << 14)
  /// The owner was set by a reassignment, and no other since.
  static let ownerReassigned = ContactFlags(rawValue: 1 << 15)
}

/// A placement in four bytes.
struct PackedPlacement: Hashable, Sendable {
  let rawValue: UInt32
  private static let fanOutBit: UInt32 = 1 << 31

  init(_ placement: Placement) {
    rawValue =
      switch placement {
      case .nowhere: 0
      case .sharedInbox: 1
      case .held: 2
      case .member(let member): 0x1_0000 | UInt32(member.rawValue)
      case .fanOut(let set): Self.fanOutBit | set.rawValue
      }
  }

  var unpacked: Placement {
    if rawValue & Self.fanOutBit != 0 { return .fanOut(RecipientSetID(rawValue & ~Self.fanOutBit)) }
    if rawValue & 0x1_0000 != 0 { return .member(MemberID(UInt16(truncatingIfNeeded: rawValue))) }
    return rawValue == 0 ? .nowhere : rawValue == 1 ? .sharedInbox : .held
  }

  static let nowhere = PackedPlacement(.nowhere)
}
