import Diagnostics

extension Checker {
  /// At most three names that an unknown one may have meant, the likeliest first.
  ///
  /// Each name is looked up once, and even a file that holds only unknown names takes a bounded time.
  mutating func candidates(for name: String, _ use: NameUse) -> [String] {
    if let found = suggestions[use]?[name] { return found }
    guard suggestions[use, default: [:]].count < 100 else { return [] }
    let found = suggest(name, among: names(for: use), synonyms: ruleSynonyms)
    suggestions[use, default: [:]][name] = found
    return found
  }
}
