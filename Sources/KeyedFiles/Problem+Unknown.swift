public import Diagnostics
internal import Text
internal import YAMLTree

extension Problem {
  /// A word that means nothing where it stands: with what was probably meant, the fix that writes it, and letters of
  /// other alphabets that look like its own.
  ///
  /// - Parameters:
  ///   - word: the word as it is written at `place`.
  ///   - meant: what it may have meant, best first.
  ///   - other: the next step where nothing like it is known, with `fixes` that take it.
  ///   - isPart: whether the word is a part of a scalar's text, and not a scalar of its own.
  public static func unknown(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, _ word: String, at place: Place,
    meant: [String], notes: [String] = [], otherwise other: String? = nil, _ fixes: [Fix] = [], isPart: Bool = false
  ) -> Problem {
    Problem(
      code, severity, message, at: place, notes: notes + lookalikes(word, meant), help: didYouMean(meant) ?? other,
      fixes: meant.isEmpty ? fixes : respelling(word, at: place, as: meant, isPart: isPart))
  }

  /// An error: what most such words are.
  public static func unknown(
    _ code: DiagnosticCode, _ message: String, _ word: String, at place: Place, meant: [String], notes: [String] = [],
    otherwise other: String? = nil, _ fixes: [Fix] = [], isPart: Bool = false
  ) -> Problem {
    unknown(code, .error, message, word, at: place, meant: meant, notes: notes, otherwise: other, fixes, isPart: isPart)
  }
}

/// A note on letters of other alphabets that none of the words meant has: they may look like the right ones.
private func lookalikes(_ text: String, _ meant: [String]) -> [String] {
  let foreign = text.unicodeScalars.filter { scalar in
    !scalar.isASCII && !meant.contains { $0.unicodeScalars.contains(scalar) }
  }
  guard !foreign.isEmpty, !meant.isEmpty else { return [] }
  return ["not ASCII: " + foreign.prefix(5).map { "`\($0)` is \(codePointName($0.value))" }.joined(separator: ", ")]
}
