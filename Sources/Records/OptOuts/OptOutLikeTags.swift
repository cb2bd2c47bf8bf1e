internal import Campaign
internal import Text

/// Knows tags that say in other words than `Opt Out` that their contact has opted out, such as `Do Not Contact`. They opt no one out.
package struct OptOutLikeTags: ~Copyable {
  private let words = OptOutWords()

  package init() {}

  /// Costs next to nothing for most tags.
  package func contains(_ tag: String) -> Bool {
    var tag = tag
    let mayBeOne = tag.withUTF8 { words.mayName($0) }
    return mayBeOne && Self.isOne(tag)
  }

  /// What `contains` says of the bytes of a tag.
  func contains(_ tag: Bytes) -> Bool { words.mayName(tag) && Self.isOne(String(decoding: tag, as: UTF8.self)) }

  /// Whether a tag may be one, which is certain of the tags that are none.
  @inline(__always)
  func mayContain(_ tag: Bytes) -> Bool { words.mayName(tag) }

  static func isOne(_ tag: String) -> Bool {
    !OptOutTag.isSpelled(tag) && ContactColumn.namesOptOut(HeaderName(tag))
  }
}
