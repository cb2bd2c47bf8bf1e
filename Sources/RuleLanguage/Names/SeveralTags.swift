internal import Text

/// The tags that a text names when it reads like several, and whether all of them are meant; nil when it reads like one.
///
/// A `/`, a `+`, a `&` and the word `and` are common in names of tags, so they do not count: see `joinedTags`.
func severalTags(_ text: String) -> (tags: [String], isAll: Bool)? {
  // Nearly every tag has none of this.
  guard text.utf8.withContiguousStorageIfAvailable(maySeparate) != false else { return nil }
  for (marks, words, isAll) in [([",", ";", "|"] as [Character], ["or", "OR", "Or"], false), (["&"], ["AND"], true)] {
    let pieces = text.split(separator: " ").map { words.contains(String($0)) ? String(marks[0]) : String($0) }
    let joined = pieces.joined(separator: " ")
    // One `&` is common in names of tags.
    guard !isAll || joined.contains(text: "&&") || pieces.contains("&") && !text.contains("&") else { continue }
    let parts = trimmed(joined.split { marks.contains($0) }.map(String.init))
    if parts.count > 1 { return (parts, isAll) }
  }
  return nil
}

/// The names that a `/`, a `+`, a `&` or the word `and` joins in a text; nil where none does. They are several tags only where all of
/// them are tags.
func joinedTags(_ text: String) -> (tags: [String], isAll: Bool)? {
  guard holdsMarks(text) else { return nil }
  for (marks, words, isAll) in [(["/"] as [Character], [] as [String], false), (["+", "&"], ["and", "And"], true)] {
    let joined = text.split(separator: " ").map { words.contains(String($0)) ? "&" : String($0) }.joined(separator: " ")
    let parts = trimmed(joined.split { marks.contains($0) }.map(String.init))
    if parts.count > 1 { return (parts, isAll) }
  }
  return nil
}

/// Whether there is a mark in a text, or a space: without one it reads like no several tags and no test. Nearly no tag has one.
func holdsMarks(_ text: String) -> Bool {
  let isMarked: Bool? = text.utf8.withContiguousStorageIfAvailable { text in
    for byte in text where !ASCII.isAlphanumeric(byte) && byte < 0x80 && byte != 0x5F && byte != 0x2D { return true }
    return false
  }
  return isMarked ?? true
}

/// Whether there is a mark that separates tags, or a word that may be such a mark.
private func maySeparate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  for (at, byte) in text.enumerated() {
    switch byte {
    case 0x2C, 0x7C, 0x3B, 0x26: return true
    case 0x20 where at + 1 < text.count && (text[at + 1] | 0x20 == 0x6F || text[at + 1] == 0x41): return true
    default: break
    }
  }
  return false
}

private func trimmed(_ parts: [String]) -> [String] {
  parts.map { part in
    let start = part.drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...end])
  }.filter { !$0.isEmpty }
}
