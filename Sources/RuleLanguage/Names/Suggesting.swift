import Diagnostics

extension Checker {
  /// At most three names that an unknown one may have meant, the likeliest first.
  mutating func candidates(for name: String, _ use: NameUse) -> [String] {
    // Who is known does not change once names are used there.
    var vocabulary = vocabularies.removeValue(forKey: use) ?? Vocabulary(names(for: use), synonyms: ruleSynonyms)
    defer { vocabularies[use] = vocabulary }
    return vocabulary.meant(by: name)
  }
}
