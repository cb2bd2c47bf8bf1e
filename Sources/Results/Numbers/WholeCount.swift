import Text

/// The mean of what comes only in whole ones, such as people, texts or conversations, as readers see it: rounded, because no one is
/// texted by half, and `<1` where there is some but less than one. Files for programs have the decimals.
struct WholeCount {
  let mean: Double

  init(_ mean: Double) { self.mean = mean }

  /// Sums of whole numbers, divided and subtracted, may miss 0 in their last digits.
  private static let nothing = 1e-9

  /// Whether it is neither none nor one.
  var isFraction: Bool { mean.magnitude > WholeCount.nothing && mean.magnitude < 1 }

  /// For tables: `33`, `<1`, `-2`, and `-<1` of a difference.
  var text: String { isFraction ? (mean < 0 ? "-<1" : "<1") : decimal(mean, places: 0) }

  /// The word that agrees with it: of `33`, `0` and `fewer than 1` the one for many.
  func agreeing(_ one: String, _ many: String) -> String { words == "1" ? one : many }

  /// For sentences: `33`, `fewer than 1`. Without a sign.
  var words: String { isFraction ? "fewer than 1" : decimal(mean.magnitude, places: 0) }
}
