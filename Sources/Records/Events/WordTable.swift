internal import Folding

/// Finds what a few words mean, which have at most 16 bytes, without a look at their letters one by one.
///
/// INVARIANT: nothing in it changes, so it is safe to share.
struct WordTable<Meaning>: @unchecked Sendable {
  private struct Word {
    var words: NameHash.Words
    var length: Int
    var meaning: Meaning
  }
  // Made once for the whole run: an array would be counted at each look.
  private let slots: UnsafeMutableBufferPointer<Word?>

  /// - Parameter words: no word twice.
  init(_ words: [(String, Meaning)]) {
    var count = 16
    while count < 4 * words.count { count *= 2 }
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
    for (word, meaning) in words {
      precondition(1...16 ~= word.utf8.count, "the table has words that two words of memory tell apart")
      Array(word.utf8).withUnsafeBufferPointer { word in
        let words = NameHash.words(of: word)
        var slot = Self.slot(words, word.count, count)
        while slots[slot] != nil { slot = (slot + 1) & (count - 1) }
        slots[slot] = Word(words: words, length: word.count, meaning: meaning)
      }
    }
  }

  @inline(__always)
  private static func slot(_ words: NameHash.Words, _ length: Int, _ count: Int) -> Int {
    Int(truncatingIfNeeded: NameHash.hash(words, length) &>> 32) & (count &- 1)
  }

  @inline(__always)
  subscript(word: Bytes) -> Meaning? {
    let words = NameHash.words(of: word)
    var slot = Self.slot(words, word.count, slots.count)
    while let known = slots[slot] {
      if known.length == word.count, known.words.first == words.first, known.words.last == words.last {
        return known.meaning
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }
}
