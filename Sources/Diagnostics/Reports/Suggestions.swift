internal import Text

/// What may have been meant by a word: at most three candidates, best first; ties in the order given.
///
/// First the field's synonyms (keys in lower case with `_`, such as `fcfs`), then the candidates within a third of the
/// length and two edits (Damerau–Levenshtein). Upper case, `-`, `_` and blanks do not count as edits.
public func suggest(_ word: String, among candidates: [String], synonyms: [String: String] = [:]) -> [String] {
  let asked = folded(word)
  guard asked.count <= 64 else { return [] }
  var found: [(candidate: String, edits: Int)] = []
  if let meant = synonyms[String(asked)], candidates.contains(meant) { found.append((meant, -1)) }
  for candidate in candidates where candidate != word {
    // An edit changes at most one scalar, four bytes.
    guard abs(candidate.utf8.count - word.utf8.count) <= 8 else { continue }
    let offered = folded(candidate)
    let most = min(2, max(asked.count, offered.count) / 3)
    guard let edits = editDistance(asked, offered, most: most) else { continue }
    if !found.contains(where: { $0.candidate == candidate }) { found.append((candidate, edits)) }
  }
  let best = found.enumerated().sorted { ($0.element.edits, $0.offset) < ($1.element.edits, $1.offset) }
  return best.prefix(3).map(\.element.candidate)
}

/// The sentence "did you mean `a`, `b` or `c`?"; nil without candidates.
public func didYouMean(_ candidates: [String]) -> String? {
  candidates.isEmpty ? nil : "did you mean \(quotedList(candidates, "or"))?"
}

/// Whether two words differ only in upper case, `-`, `_` and blanks.
public func isSpelledAlike(_ first: String, _ second: String) -> Bool {
  folded(first).elementsEqual(folded(second))
}

private func folded(_ word: String) -> String.UnicodeScalarView {
  var folded = String.UnicodeScalarView()
  for scalar in word.lowercased().unicodeScalars { folded.append(scalar == "-" || scalar == " " ? "_" : scalar) }
  return folded
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into another; nil when more than
/// `most`.
private func editDistance(_ a: String.UnicodeScalarView, _ b: String.UnicodeScalarView, most: Int) -> Int? {
  let (a, b) = (Array(a), Array(b))
  guard abs(a.count - b.count) <= most else { return nil }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
    }
    if (row.min() ?? 0) > most { return nil }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= most ? last[b.count] : nil
}
