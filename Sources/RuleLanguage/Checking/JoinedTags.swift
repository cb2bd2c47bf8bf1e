import Campaign

/// What a list has in place of a tag, and the next step.
struct Elsewhere {
  let notes: [String]
  let help: String
}

/// The tags of a list that read like several, such as `Donor/Volunteer`, by their parts.
struct JoinedTags {
  private var byPart: [String: (tag: ListCensus.Count, separators: String?)] = [:]

  init(_ tags: [ListCensus.Count]) {
    for tag in tags {
      let pieces = Self.pieces(of: tag.spelling)
      let words = pieces.count > 1 ? pieces : tag.spelling.split { " #".contains($0) }.map(String.init)
      guard words.count > 1, words.count <= 20 else { continue }
      let mark = pieces.count > 1 ? tag.spelling.first { "/&+".contains($0) } : nil
      for word in words.map(lettersAlone) where byPart[word] == nil { byPart[word] = (tag, mark.map { String($0) }) }
    }
  }

  /// The first tag of the list of which another one is a part.
  func first(with tag: String) -> (tag: ListCensus.Count, separators: String?)? {
    let letters = lettersAlone(tag)
    return letters.isEmpty ? nil : byPart[letters]
  }

  /// The parts of a tag between characters that separate tags in other programs.
  static func pieces(of tag: String) -> [String] {
    tag.split { "/&+\t\n\u{B7}\u{2022}".contains($0) }.map(String.init)
  }
}

/// The letters and digits of a name in lower case.
func lettersAlone(_ name: String) -> String {
  var letters = ""
  for scalar in name.unicodeScalars where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
    letters += scalar.properties.lowercaseMapping
  }
  return letters
}
