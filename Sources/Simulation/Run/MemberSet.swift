import Campaign

/// A set of members that gives out the lowest number first.
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

  mutating func removeFirst() -> MemberID? {
    for word in words.indices where words[word] != 0 {
      let member = MemberID(UInt16(truncatingIfNeeded: word << 6 + words[word].trailingZeroBitCount))
      words[word] &= words[word] - 1
      return member
    }
    return nil
  }

  mutating func removeAll() {
    for word in words.indices { words[word] = 0 }
  }
}
