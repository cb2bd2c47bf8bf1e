/// Words, one of which may be meant by a misspelt one. They are prepared once, so that many misspelt words can be
/// compared with many others.
public struct Vocabulary: Sendable {
  private let words: [String]
  private let synonyms: [String: String]
  /// Made for the first word that is asked about.
  private var prefixes: SharedPrefixes?
  /// How many more words may be compared: even a file that holds only misspelt names takes a bounded time. Words that
  /// come after that get no suggestions.
  private var comparisonsLeft: Int

  /// - Parameters:
  ///   - synonyms: what people write for the words, in lower case with `_`; several words have spaces between them, of which the
  ///     first that is there is meant.
  ///   - comparisons: how many words may be compared.
  public init(_ words: [String], synonyms: [String: String] = [:], comparisons: Int = 10_000_000) {
    self.words = words
    self.synonyms = synonyms
    comparisonsLeft = comparisons
  }

  /// What may have been meant by a word: at most three words, best first; ties in the order given.
  public mutating func meant(by word: String) -> [String] {
    let asked = folded(word)
    guard asked.count <= EditStates.longest else { return [] }
    let words = words
    let synonym = synonyms[String(asked)].flatMap { meant in
      meant.split(separator: " ").lazy.compactMap { words.firstIndex(of: String($0)) }.first
    }
    var alike: [LikeWord] = []
    if comparisonsLeft >= words.count {
      comparisonsLeft -= words.count
      alike = likeWords(asked.map(\.value))
    }
    var best = synonym.map { [words[$0]] } ?? []
    for found in alike.sorted(by: { ($0.edits, $0.index) < ($1.edits, $1.index) }) where best.count < 3 {
      let candidate = words[found.index]
      // A word that is given twice counts where it is given first.
      let isGivenBefore = alike.contains { $0.index < found.index && words[$0.index] == candidate }
      if candidate != word, !isGivenBefore, candidate != synonym.map({ words[$0] }) { best.append(candidate) }
    }
    return best
  }

  private mutating func likeWords(_ asked: [UInt32]) -> [LikeWord] {
    // To bring the words in order takes longer than to compare them once.
    if var known = prefixes {
      prefixes = nil
      known.sort()
      prefixes = known
    }
    let known = prefixes ?? SharedPrefixes(words.map { folded($0).map(\.value) })
    prefixes = known
    return known.words(like: asked)
  }
}
