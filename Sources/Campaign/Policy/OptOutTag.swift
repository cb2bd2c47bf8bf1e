internal import Folding
internal import Text

/// The tag that is an opt out: setting it, by anyone at any time, opts the contact out.
public enum OptOutTag {
  /// As it is written where nothing else spells it.
  public static let name = "Opt Out"

  private static let folded = foldedTag(name)

  /// Whether a tag is this one, however it is spelled.
  public static func isSpelled(_ tag: String) -> Bool {
    // Every tag of every rule is asked about: nearly all begin with another letter, and one of ASCII letters is not folded.
    let quick: Bool?? = tag.utf8.withContiguousStorageIfAvailable { tag in
      guard let first = tag.first else { return false }
      if first < 0x80, !ASCII.isWhiteSpace(first), ASCII.lowercased(first) != UInt8(ascii: "o") { return false }
      return ASCII.isAll(tag) ? isSpelledInASCII(tag) : nil
    }
    return quick.flatMap { $0 } ?? isFolded(foldedTag(tag))
  }

  private static func isSpelledInASCII(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
    let trimmed = ASCII.trimmingWhiteSpace(tag)
    return trimmed.count == name.utf8.count && zip(trimmed, folded.utf8).allSatisfy { ASCII.lowercased($0) == $1 }
  }

  private static func isFolded(_ folded: String) -> Bool { folded == Self.folded }

  /// The tag's number: among the tags of a policy, or the one after them where none of them is this tag.
  static func number(among tags: [String]) -> TagID {
    TagID(UInt32(clamping: tags.firstIndex(where: isSpelled) ?? tags.count))
  }
}
