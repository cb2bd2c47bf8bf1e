/// What a contact list holds of what the rules of a policy ask about.
public struct ListCensus: Sendable {
  /// Contacts that could be read.
  public var contacts = 0
  /// How many contacts carry each tag of the policy.
  public var tags: [Int]
  /// How many contacts have each field of the policy.
  public var fields: [Int]
  /// How many contacts have each value that the policy compares a field with.
  public var values: [[Int]]
  /// Other tags, fields and values of the list, those of most contacts first. Not all of them, where there are many.
  public var otherTags: [Count] = []
  public var otherFields: [Count] = []
  public var otherValues: [[Count]]

  /// A spelling, and how many contacts have it.
  public struct Count: Hashable, Sendable {
    public var spelling: String
    /// Zero where they were not counted.
    public var contacts: Int
    public init(_ spelling: String, contacts: Int) {
      self.spelling = spelling
      self.contacts = contacts
    }
  }

  public init(_ policy: RoutingPolicy) {
    tags = Array(repeating: 0, count: policy.tags.count)
    fields = Array(repeating: 0, count: policy.fields.count)
    values = policy.fields.map { Array(repeating: 0, count: $0.values.count) }
    otherValues = Array(repeating: [], count: policy.fields.count)
  }
}
