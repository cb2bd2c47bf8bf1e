internal import Campaign

/// Knows tags that say in other words than `Opt Out` that their contact has opted out, such as `Do Not Contact`. They opt no one out.
package struct OptOutLikeTags: ~Copyable {
  private let words = OptOutWords()

  package init() {}

  /// Costs next to nothing for most tags.
  package func contains(_ tag: String) -> Bool {
    var tag = tag
    let mayBeOne = tag.withUTF8 { words.mayStand(in: $0) }
    return mayBeOne && Self.isOne(tag)
  }

  static func isOne(_ tag: String) -> Bool {
    !OptOutTag.isSpelled(tag) && ContactColumn.namesOptOut(HeaderName(tag))
  }
}
