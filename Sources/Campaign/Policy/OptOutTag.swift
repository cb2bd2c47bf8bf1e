internal import Folding

/// The tag that is an opt out: setting it, by anyone at any time, opts the contact out.
public enum OptOutTag {
  /// As it is written where nothing else spells it.
  public static let name = "Opt Out"

  private static let folded = foldedTag(name)

  /// Whether a tag is this one, however it is spelled.
  public static func isSpelled(_ tag: String) -> Bool { isFolded(foldedTag(tag)) }

  /// Whether the folded form of a tag is this tag's.
  public static func isFolded(_ folded: String) -> Bool { folded == Self.folded }

  /// The tag's number: among the tags of a policy, or the one after them where none of them is this tag.
  static func number(among tags: [String]) -> TagID {
    TagID(UInt32(clamping: tags.firstIndex(where: isSpelled) ?? tags.count))
  }
}
