/// Words, one of which may be meant by a misspelt one. They are prepared once, so that many misspelt words can be
/// compared with many others.
public struct Vocabulary: Sendable {
  private let words: [String]
  private let synonyms: [String: String]
  /// The folded words, one after the other, and where each ends.
  private var scalars: [UInt32] = []
  private var ends: [Int] = []
  private var counts: [LetterCounts] = []
  /// How many more words may be compared: even a file that holds only misspelt names takes a bounded time. Words that
  /// come after that get no suggestions.
  private var comparisonsLeft = 10_000_000

  /// - Parameter synonyms: what people write for the words, in lower case with `_`.
  public init(_ words: [String], synonyms: [String: String] = [:]) {
    self.words = words
    self.synonyms = synonyms
    ends.reserveCapacity(words.count)
    counts.reserveCapacity(words.count)
    for word in words {
      let letters = folded(word).map(\.value)
      scalars += letters
      ends.append(scalars.count)
      counts.append(LetterCounts(letters))
    }
  }

  /// What may have been meant by a word: at most three words, best first; ties in the order given.
  public mutating func meant(by word: String) -> [String] {
    let asked = folded(word)
    guard asked.count <= 64 else { return [] }
    var found: [(index: Int, edits: Int)] = []
    if let meant = synonyms[String(asked)], let index = words.firstIndex(of: meant) { found.append((index, -1)) }
    if comparisonsLeft >= words.count {
      comparisonsLeft -= words.count
      find(asked.map(\.value), word, &found)
    }
    let best = found.enumerated().sorted { ($0.element.edits, $0.offset) < ($1.element.edits, $1.offset) }
    return best.prefix(3).map { words[$0.element.index] }
  }

  private func find(_ asked: [UInt32], _ word: String, _ found: inout [(index: Int, edits: Int)]) {
    let pattern = EditPattern(asked)
    let askedCounts = LetterCounts(asked)
    scalars.withUnsafeBufferPointer { scalars in
      var start = 0
      for (index, end) in ends.enumerated() {
        let count = end - start
        let most = min(2, max(asked.count, count) / 3)
        if abs(count - asked.count) <= most, askedCounts.mayBeWithin(most, of: counts[index]) {
          let edits = pattern.edits(to: scalars[start..<end])
          if edits <= most, words[index] != word, !found.contains(where: { words[$0.index] == words[index] }) {
            found.append((index, edits))
          }
        }
        start = end
      }
    }
  }
}

/// A word of at most 64 scalars whose distance to many others is asked for.
///
/// Insertions, deletions, replacements and swaps of neighbours, with a column of the table of distances in the bits of
/// a word: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
private struct EditPattern {
  private let count: Int
  /// The bits of the places at which a scalar stands, for ASCII by its number.
  private var ascii = [UInt64](repeating: 0, count: 128)
  private var others: [(scalar: UInt32, places: UInt64)] = []

  init(_ scalars: [UInt32]) {
    count = scalars.count
    for (place, scalar) in scalars.enumerated() {
      let bit: UInt64 = 1 << UInt64(place)
      if scalar < 128 {
        ascii[Int(scalar)] |= bit
      } else if let known = others.firstIndex(where: { $0.scalar == scalar }) {
        others[known].places |= bit
      } else {
        others.append((scalar, bit))
      }
    }
  }

  func edits(to text: Slice<UnsafeBufferPointer<UInt32>>) -> Int {
    guard count > 0 else { return text.count }
    let last: UInt64 = 1 << UInt64(count - 1)
    var edits = count
    var (diagonal, more, less, before): (UInt64, UInt64, UInt64, UInt64) = (0, .max, 0, 0)
    for scalar in text {
      let here = scalar < 128 ? ascii[Int(scalar)] : others.first { $0.scalar == scalar }?.places ?? 0
      let swapped = ((~diagonal & here) << 1) & before
      diagonal = (((here & more) &+ more) ^ more) | here | less | swapped
      var up = less | ~(diagonal | more)
      var down = diagonal & more
      if up & last != 0 { edits += 1 }
      if down & last != 0 { edits -= 1 }
      up = up << 1 | 1
      down <<= 1
      more = down | ~(diagonal | up)
      less = up & diagonal
      before = here
    }
    return edits
  }
}
