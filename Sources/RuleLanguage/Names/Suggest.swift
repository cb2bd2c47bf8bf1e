/// At most three of the candidates that a word may have meant: a synonym first, then those within two edits and a third of
/// the length, the nearest first.
func suggest(_ word: String, among candidates: [String], synonyms: [String: String]) -> [String] {
  let word = String(word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  if let meant = synonyms[word], candidates.contains(meant) { return [meant] }
  let letters = Array(word.unicodeScalars.prefix(65))
  guard letters.count <= 64 else { return [] }
  var near: [(edits: Int, index: Int)] = []
  for (index, candidate) in candidates.enumerated() {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(65))
    let most = min(2, max(letters.count, other.count) / 3)
    guard other.count <= 64, abs(letters.count - other.count) <= most else { continue }
    let edits = edits(letters, other)
    if edits <= most { near.append((edits, index)) }
  }
  return near.sorted { $0 < $1 }.prefix(3).map { candidates[$0.index] }
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
private func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in 0..<b.count {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
      row.append(cost)
    }
    before = last
    last = row
  }
  return last[b.count]
}
