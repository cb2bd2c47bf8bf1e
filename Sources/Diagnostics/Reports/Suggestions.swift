internal import Text

/// What may have been meant by a word: at most three candidates, best first; ties in the order given.
///
/// First the field's synonyms (keys in lower case with `_`, such as `fcfs`), then the candidates within a third of the
/// length and two edits (Damerau–Levenshtein). Upper case, `-`, `_` and blanks do not count as edits.
public func suggest(_ word: String, among candidates: [String], synonyms: [String: String] = [:]) -> [String] {
  var vocabulary = Vocabulary(candidates, synonyms: synonyms)
  return vocabulary.meant(by: word)
}

/// The sentence "did you mean `a`, `b` or `c`?"; nil without candidates.
public func didYouMean(_ candidates: [String]) -> String? {
  candidates.isEmpty ? nil : "did you mean \(quotedList(candidates, "or"))?"
}

/// Whether two words differ only in upper case, `-`, `_` and blanks.
public func isSpelledAlike(_ first: String, _ second: String) -> Bool {
  folded(first).elementsEqual(folded(second))
}

func folded(_ word: String) -> String.UnicodeScalarView {
  var folded = String.UnicodeScalarView()
  for scalar in word.lowercased().unicodeScalars { folded.append(scalar == "-" || scalar == " " ? "_" : scalar) }
  return folded
}
