internal import Folding

/// Words to compare whole replies with, in their comparison form. One that folds to nothing matches no reply.
struct FoldedWords: Sendable {
  /// Sorted by their bytes, each once.
  private let words: [[UInt8]]
  let longest: Int

  init(_ words: [String]) {
    let folded = words.map { Array(foldedReply($0).utf8) }.filter { !$0.isEmpty }
      .sorted { $0.lexicographicallyPrecedes($1) }
    self.words = folded.indices.filter { $0 == 0 || folded[$0] != folded[$0 - 1] }.map { folded[$0] }
    longest = self.words.map(\.count).max() ?? 0
  }

  func contains(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].lexicographicallyPrecedes(form) { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low].elementsEqual(form)
  }
}
