/// How often a word has each letter, from 0 to 2 and more: enough to see that two words cannot be alike, many times faster
/// than to compare them.
struct LetterCounts {
  // Two bits for each of 32 letters: at least one, at least two. Letters that share a place count together.
  private var letters: UInt64 = 0
  /// Digits and everything else before `@`.
  private var digits: UInt64 = 0

  init(_ scalars: some Sequence<UInt32>) {
    for scalar in scalars {
      let one: UInt64 = 1 << UInt64(scalar & 31)
      if scalar < 64 {
        digits |= digits & one == 0 ? one : one << 32
      } else {
        letters |= letters & one == 0 ? one : one << 32
      }
    }
  }

  /// Whether so few edits may lead from one word to the other. An insertion or a deletion changes one bit at most, a
  /// replacement two, and a swap none.
  func mayBeWithin(_ edits: Int, of other: LetterCounts) -> Bool {
    (letters ^ other.letters).nonzeroBitCount + (digits ^ other.digits).nonzeroBitCount <= 2 * edits
  }
}
