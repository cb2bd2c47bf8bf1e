import Campaign

/// A set of contacts, such as those whose first text no one has: unsent, textable, unassigned. A bitmap over the list with
/// summaries above it, so that the first one in list order is found in a few steps among ten million.
struct OpenContacts: Sendable, Equatable {
  /// Level 0 has one bit per contact; each level above, one bit per word of the level below.
  private var levels: [[UInt64]] = [[]]
  private(set) var count = 0

  func contains(_ contact: ContactID) -> Bool {
    let word = contact.index / 64
    return word < levels[0].count && levels[0][word] & (1 << UInt64(contact.index % 64)) != 0
  }

  mutating func insert(_ contact: ContactID) {
    guard !contains(contact) else { return }
    count += 1
    var bit = contact.index
    var level = 0
    while true {
      let word = bit / 64
      if level == levels.count { levels.append(Self.summary(of: levels[level - 1])) }
      while levels[level].count <= word { levels[level].append(0) }
      let before = levels[level][word]
      levels[level][word] = before | 1 << UInt64(bit % 64)
      // Of a word that holds something, the levels above know.
      if before != 0 && level < levels.count - 1 || level == levels.count - 1 && levels[level].count == 1 { return }
      bit = word
      level += 1
    }
  }

  mutating func remove(_ contact: ContactID) {
    guard contains(contact) else { return }
    count -= 1
    var bit = contact.index
    for level in levels.indices {
      let word = bit / 64
      levels[level][word] &= ~(1 << UInt64(bit % 64))
      if levels[level][word] != 0 { return }
      bit = word
    }
  }

  /// The first open contact at or after an index of the list.
  func first(from start: Int = 0) -> ContactID? {
    if count == 0 { return nil }
    // Of all, the top knows at once.
    if start == 0 { return first(below: levels.count - 1, levels[levels.count - 1][0].trailingZeroBitCount) }
    var level = 0
    var bit = start
    // Up, until a word at or after the index holds something …
    while true {
      let word = bit / 64
      guard level < levels.count, word < levels[level].count else { return nil }
      let rest = levels[level][word] & (~0 << UInt64(bit % 64))
      if rest != 0 {
        bit = word * 64 + rest.trailingZeroBitCount
        break
      }
      bit = word + 1
      level += 1
    }
    // … and down again to its first contact.
    return first(below: level, bit)
  }

  /// The first contact of one of a level's bits.
  private func first(below start: Int, _ startBit: Int) -> ContactID {
    var (level, bit) = (start, startBit)
    while level > 0 {
      level -= 1
      bit = bit * 64 + levels[level][bit].trailingZeroBitCount
    }
    return ContactID(UInt32(truncatingIfNeeded: bit))
  }

  private static func summary(of words: [UInt64]) -> [UInt64] {
    var summary = [UInt64](repeating: 0, count: (words.count + 63) / 64)
    for (index, word) in words.enumerated() where word != 0 { summary[index / 64] |= 1 << UInt64(index % 64) }
    return summary
  }
}
