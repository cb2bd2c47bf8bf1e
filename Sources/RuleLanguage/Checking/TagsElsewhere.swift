import Campaign
import Diagnostics
internal import Text
import YAMLTree

/// What a list has in place of a tag, and the next step.
struct Elsewhere {
  let notes: [String]
  let help: String
}

/// Where a list has tags that no contact has as such: as a part of another one, such as `Donor/Volunteer`, or as a column.
struct TagsElsewhere {
  /// The tags that read like several, by their parts, and what stands between these.
  private var byPart: [String: (tag: ListCensus.Count, separator: Character?)] = [:]
  private var columns: [String: ListCensus.Count] = [:]

  init(_ census: ListCensus, _ policy: RoutingPolicy) {
    for tag in census.otherTags {
      let pieces = Self.pieces(of: tag.spelling)
      let words = pieces.count > 1 ? pieces : tag.spelling.split { " #".contains($0) }.map(String.init)
      guard words.count > 1, words.count <= 20 else { continue }
      let mark = pieces.count > 1 ? tag.spelling.first { "/&+".contains($0) } : nil
      for word in words.map(lettersAlone) where byPart[word] == nil { byPart[word] = (tag, mark) }
    }
    let known = zip(policy.fields, census.fields).filter { $1 > 0 }.map { ListCensus.Count($0.name, contacts: $1) }
    for column in known + census.otherFields where columns[lettersAlone(column.spelling)] == nil {
      columns[lettersAlone(column.spelling)] = column
    }
  }

  func place(of tag: String) -> Elsewhere? {
    let letters = lettersAlone(tag)
    guard !letters.isEmpty else { return nil }
    if let whole = byPart[letters] {
      return Elsewhere(
        notes: [note(quoted(whole.tag.spelling), whole.tag)],
        help: whole.separator.map { "if that is several tags, say what is between them: `--tag-separators \"\($0)\"`" }
          ?? "if that is several tags, write `|` between them in the list")
    }
    guard let column = columns[letters] else { return nil }
    let field = yamlScalar(column.spelling)
    return Elsewhere(
      notes: [note("a column " + quoted(column.spelling), column)],
      help: "a column is a field, not a tag: ask for it as `when: { fields: { \(field): VALUE } }`")
  }

  private func note(_ what: String, _ count: ListCensus.Count) -> String {
    "the list has \(what) (\(counted(count.contacts, "contact")))"
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
