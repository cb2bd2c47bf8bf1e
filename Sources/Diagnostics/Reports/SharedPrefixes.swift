/// A word of a list, by its place there, and how many edits lead to it from another one.
struct LikeWord {
  let index: Int
  let edits: Int
}

/// Words one after the other, of which each is compared only from where it differs from the one before: in order, as far
/// as a tree of their prefixes would be walked.
struct SharedPrefixes: Sendable {
  /// The words' scalars, back to back, as the words were given.
  private var scalars: [UInt32] = []
  /// The words in the order in which they are compared.
  private var words: [Word] = []
  private var isSorted = false

  private struct Word {
    /// Its number among the words as they were given.
    var index: Int32
    /// How many scalars it has in common with the word before it.
    var common: Int32
    var start: Int32
    var length: Int32
    /// Which scalars it has, by their last six bits.
    var letters: UInt64

    func text(in scalars: [UInt32]) -> ArraySlice<UInt32> { scalars[Int(start)..<Int(start) + Int(length)] }
  }

  /// Distances up to two edits are asked for, and for short words up to a third of their length.
  static let mostEdits = 2

  /// - Parameter given: of these, as many are taken as 32-bit numbers reach.
  init(_ given: [[UInt32]]) {
    scalars.reserveCapacity(given.reduce(0) { $0 + $1.count })
    words.reserveCapacity(given.count)
    for (index, word) in given.enumerated() {
      guard let index = Int32(exactly: index), let start = Int32(exactly: scalars.count),
        let length = Int32(exactly: word.count)
      else { break }
      scalars += word
      words.append(Word(index: index, common: 0, start: start, length: length, letters: Self.letters(word)))
    }
    findCommon()
  }

  /// Brings the words in the order of their scalars, so that as much as possible is in common.
  mutating func sort() {
    guard !isSorted else { return }
    isSorted = true
    let scalars = scalars
    words.sort { $0.text(in: scalars).lexicographicallyPrecedes($1.text(in: scalars)) }
    findCommon()
  }

  private static func letters(_ word: [UInt32]) -> UInt64 { word.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

  private mutating func findCommon() {
    for place in words.indices {
      words[place].common =
        place == 0
        ? 0 : Int32(zip(words[place - 1].text(in: scalars), words[place].text(in: scalars)).prefix { $0 == $1 }.count)
    }
  }

  /// The words to which at most `mostEdits` lead, and for short words at most a third of the length of the longer word.
  ///
  /// - Parameter asked: at most `EditStates.longest` scalars.
  func words(like asked: [UInt32]) -> [LikeWord] {
    var found: [LikeWord] = []
    var table = EditStates(asked)
    let askedLetters = Self.letters(asked)
    /// How many scalars of the word at hand the table has rows for.
    var known = 0
    /// The length of a prefix from which no word can be reached.
    var hopeless = Int.max
    scalars.withUnsafeBufferPointer { scalars in
      for word in words {
        let common = Int(word.common)
        if common >= hopeless { continue }
        hopeless = .max
        known = min(known, common)
        let length = Int(word.length)
        // An edit brings at most one letter, takes at most one away, and makes a word longer or shorter by one at most.
        let most = min(Self.mostEdits, max(length, asked.count) / 3)
        if abs(length - asked.count) > most || (askedLetters & ~word.letters).nonzeroBitCount > most
          || (word.letters & ~askedLetters).nonzeroBitCount > most
        {
          continue
        }
        let start = Int(word.start)
        while known < length {
          known += 1
          guard table.add(row: known, scalars[start + known - 1]) else {
            hopeless = known
            break
          }
        }
        guard hopeless == .max, let edits = table.edits(row: length) else { continue }
        if edits <= most { found.append(LikeWord(index: Int(word.index), edits: edits)) }
      }
    }
    return found
  }
}
