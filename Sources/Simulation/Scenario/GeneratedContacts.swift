/// A contact list to make up.
public struct GeneratedContacts: Hashable, Sendable {
  /// A tag, and the share of all contacts that carry it.
  public struct TagShare: Hashable, Sendable {
    public let tag: String
    public let share: Share
    public init(tag: String, share: Share) {
      self.tag = tag
      self.share = share
    }
  }

  /// At most `ScenarioLimits.contacts`.
  public var count: Int
  public var tags: [TagShare]
  /// The share of contacts whom some member of the team has written to before, everybody equally often.
  public var knownToMember: Share

  public init(count: Int, tags: [TagShare] = [], knownToMember: Share = .none) {
    self.count = count
    self.tags = tags
    self.knownToMember = knownToMember
  }
}
