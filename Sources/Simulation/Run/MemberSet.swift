import Campaign

/// A set of members.
struct MemberSet {
  private var words: [UInt64]

  init(members: Int) { words = [UInt64](repeating: 0, count: members / 64 + 1) }

  func contains(_ member: MemberID) -> Bool { words[member.index >> 6] >> UInt64(member.index & 63) & 1 == 1 }
  mutating func insert(_ member: MemberID) { words[member.index >> 6] |= 1 << UInt64(member.index & 63) }

  /// Whether the member was in the set.
  mutating func remove(_ member: MemberID) -> Bool {
    let was = contains(member)
    words[member.index >> 6] &= ~(1 << UInt64(member.index & 63))
    return was
  }
}
