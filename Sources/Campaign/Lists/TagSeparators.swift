/// The characters that stand between the tags of a cell, as people write them: `,;`.
public enum TagSeparators {
  /// Nil where one of them could not stand between tags: letters, digits, quotes, spaces, and what is not ASCII.
  public static func read(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    let allowed = Array("|,;/:+&#!~^*\t".utf8)
    return !bytes.isEmpty && bytes.allSatisfy(allowed.contains) ? bytes : nil
  }
}
