/// A word of a list, by its place there, and how many edits lead to it from another one.
struct LikeWord {
  let index: Int
  let edits: Int
}

/// Words one after the other, of which each is compared only from where it differs from the one before: in order, as far
/// as a tree of their prefixes would be walked.
struct SharedPrefixes: Sendable {
  /// The words' scalars, back to back, and where each word ends, as they were given.
  private var scalars: [UInt32] = []
  private var ends: [Int] = []
  /// Which scalars each word has, by their last six bits.
  private var letters: [UInt64] = []
  /// The words in the order in which they are compared.
  private var order: [Int] = []
  /// How many scalars each of these has in common with the one before it.
  private var common: [Int] = []
  private var isSorted = false

  /// Distances up to two edits are asked for, and for short words up to a third of their length.
  static let mostEdits = 2

  init(_ words: [[UInt32]]) {
    scalars.reserveCapacity(words.reduce(0) { $0 + $1.count })
    ends.reserveCapacity(words.count)
    for word in words {
      scalars += word
      ends.append(scalars.count)
      letters.append(Self.letters(word))
    }
    order = Array(words.indices)
    findCommon()
  }

  /// Brings the words in the order of their scalars, so that as much as possible is in common.
  mutating func sort() {
    guard !isSorted else { return }
    isSorted = true
    order = order.sorted { self[$0].lexicographicallyPrecedes(self[$1]) }
    findCommon()
  }

  private static func letters(_ word: [UInt32]) -> UInt64 { word.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

  private subscript(word: Int) -> ArraySlice<UInt32> { scalars[(word == 0 ? 0 : ends[word - 1])..<ends[word]] }

  private mutating func findCommon() {
    common = order.indices.map { place in
      guard place > 0 else { return 0 }
      return zip(self[order[place - 1]], self[order[place]]).prefix { $0 == $1 }.count
    }
  }

  /// The words to which at most `mostEdits` lead, and for short words at most a third of the length of the longer word.
  func words(like asked: [UInt32]) -> [LikeWord] {
    var found: [LikeWord] = []
    var table = EditBand(asked)
    let askedLetters = Self.letters(asked)
    /// How many scalars of the word at hand the table has rows for.
    var known = 0
    /// The length of a prefix from which no word can be reached.
    var hopeless = Int.max
    scalars.withUnsafeBufferPointer { scalars in
      for (place, index) in order.enumerated() {
        if common[place] >= hopeless { continue }
        hopeless = .max
        known = min(known, common[place])
        let start = index == 0 ? 0 : ends[index - 1]
        let length = ends[index] - start
        // An edit brings at most one letter, takes at most one away, and makes a word longer or shorter by one at most.
        let most = min(Self.mostEdits, max(length, asked.count) / 3)
        if abs(length - asked.count) > most || (askedLetters & ~letters[index]).nonzeroBitCount > most
          || (letters[index] & ~askedLetters).nonzeroBitCount > most
        {
          continue
        }
        while known < length {
          let before = known > 0 ? scalars[start + known - 1] : nil
          known += 1
          guard table.add(row: known, scalars[start + known - 1], after: before) else {
            hopeless = known
            break
          }
        }
        guard hopeless == .max, let edits = table.edits(row: length) else { continue }
        if edits <= most { found.append(LikeWord(index: index, edits: edits)) }
      }
    }
    return found
  }
}
