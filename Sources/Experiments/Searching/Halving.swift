package import Statistics

/// Finds the first of several places that passes by halving what is left, where all that come after it pass as well and none
/// before it does.
package struct Halving: Equatable {
  /// The first place that passes; how many places there are where none does.
  package private(set) var passes: Int
  /// The last place that does not pass; -1 where all do.
  package private(set) var fails = -1
  /// Whether a look was not possible, so that there are places in between of which nothing is known.
  package private(set) var isStopped = false

  /// - Parameter look: the verdict of a place; nil ends the search.
  package init(_ count: Int, _ look: (Int) throws -> Verdict?) rethrows {
    passes = count
    while passes - fails > 1 {
      let middle = fails + (passes - fails) / 2
      guard let verdict = try look(middle) else {
        isStopped = true
        return
      }
      // What is not settled is not sure to pass.
      if verdict == .pass { passes = middle } else { fails = middle }
    }
  }

  /// How many looks it takes at most.
  package static func most(_ count: Int) -> Int { Int.bitWidth - max(0, count).leadingZeroBitCount }
}
