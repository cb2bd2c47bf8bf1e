/// A contact list to generate.
public struct GeneratedContacts: Hashable, Sendable {
  /// A name, and the share of all contacts that have it.
  public struct NamedShare: Hashable, Sendable {
    public let name: String
    public let share: Share
    public init(_ name: String, _ share: Share) {
      self.name = name
      self.share = share
    }
  }

  /// A field, and how often each of its values occurs. The shares add up to at most 1; the remaining contacts have no
  /// value.
  public struct FieldShares: Hashable, Sendable {
    public let field: String
    public let values: [NamedShare]
    public init(_ field: String, _ values: [NamedShare]) {
      self.field = field
      self.values = values
    }
  }

  /// At most `ScenarioLimits.contacts`.
  public var count: Int
  /// Sorted by name. A contact may carry any number of them.
  public var tags: [NamedShare]
  /// Sorted by name.
  public var fields: [FieldShares]
  /// Time zones, sorted by name. The shares add up to at most 1; the remaining contacts have no time zone.
  public var timeZones: [NamedShare]
  /// The share of contacts to whom a member of the team has written before, each member equally often.
  public var knownToMember: Share

  public init(
    count: Int, tags: [NamedShare] = [], fields: [FieldShares] = [], timeZones: [NamedShare] = [],
    knownToMember: Share = .none
  ) {
    self.count = count
    self.tags = tags
    self.fields = fields
    self.timeZones = timeZones
    self.knownToMember = knownToMember
  }
}
