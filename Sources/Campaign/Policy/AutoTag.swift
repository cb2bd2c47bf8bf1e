/// A tag that replies give their contact by what they say.
public struct AutoTag: Hashable, Sendable {
  public let tag: TagID
  /// The whole reply is one of these.
  public let replyIs: [String]
  /// One of these phrases occurs in the reply, at word boundaries.
  public let replyContains: [String]

  package init(tag: TagID, replyIs: [String] = [], replyContains: [String] = []) {
    self.tag = tag
    self.replyIs = replyIs
    self.replyContains = replyContains
  }
}
