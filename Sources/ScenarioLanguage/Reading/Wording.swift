import Diagnostics

/// A user's words in a message: in backticks, what cannot be seen as its code point, and cut where no reader would follow.
func quoted(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars.prefix(80) {
    if firstInvisibleScalar(in: String(scalar)) == nil {
      shown.unicodeScalars.append(scalar)
    } else {
      shown += "<\(codePointName(scalar.value))>"
    }
  }
  return "`\(shown)\(text.unicodeScalars.count > 80 ? "…" : "")`"
}

/// `a`, `b` or `c`.
func oneOf(_ words: [String]) -> String {
  let shown = words.map(quoted)
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  return shown.dropLast().joined(separator: ", ") + " or " + last
}

/// Up to three words that somebody may have meant: a synonym of the field, or words within a third of the length and two edits.
func suggestions(for word: String, among candidates: [String]) -> [String] {
  let word = word.lowercased()
  guard word.utf8.count <= 40 else { return [] }
  if let meant = scenarioSynonyms[word], candidates.contains(meant) { return [meant] }
  let reach = min(2, max(1, word.utf8.count / 3))
  return candidates.map { (word: $0, edits: editDistance(Array(word.utf8), Array($0.utf8))) }
    .filter { $0.edits <= reach }
    .sorted { $0.edits < $1.edits }  // Stable: equals stay in the order of the table.
    .prefix(3).map(\.word)
}

/// "did you mean `a` or `b`?", or nil without candidates.
func didYouMean(_ candidates: [String]) -> String? {
  candidates.isEmpty ? nil : "did you mean \(oneOf(candidates))?"
}

private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
    }
  }
  return row[b.count]
}
