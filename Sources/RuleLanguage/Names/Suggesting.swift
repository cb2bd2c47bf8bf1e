import Diagnostics

extension Checker {
  /// At most three names that an unknown one may have meant, the likeliest first.
  ///
  /// Each name is looked up once, and a file of nothing but unknown names costs a bounded time.
  mutating func candidates(for name: String, _ use: NameUse) -> [String] {
    if let found = suggestions[use]?[name] { return found }
    guard suggestions[use, default: [:]].count < 100 else { return [] }
    let found = suggest(name, among: names(for: use), synonyms: ruleSynonyms)
    suggestions[use, default: [:]][name] = found
    return found
  }
}

/// "did you mean `a` or `b`?", or nil without candidates.
func didYouMean(_ candidates: [String]) -> String? {
  candidates.isEmpty ? nil : "did you mean \(quotedList(candidates, "or"))?"
}

func suggest(_ word: String, among candidates: [String], synonyms: [String: String]) -> [String] {
  let lower = word.lowercased()
  if let meant = synonyms[lower], candidates.contains(meant) { return [meant] }
  func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let cost = a[i] == b[j] ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
  let bytes = Array(lower.utf8)
  return candidates.enumerated().map { ($0.offset, $0.element, distance(bytes, Array($0.element.lowercased().utf8))) }
    .filter { $0.2 <= min(2, max(1, bytes.count / 3)) }.sorted { ($0.2, $0.0) < ($1.2, $1.0) }.prefix(3).map(\.1)
}
