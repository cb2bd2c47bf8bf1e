public import Campaign

/// Takes the census of a contact list for one policy, in memory that does not grow with the list: text that varies
/// without limit is counted for its first few thousand spellings.
///
/// Repeated ids and phones are not looked for; that would require the whole list.
public struct CensusTaker: ~Copyable {
  private let policy: RoutingPolicy
  private let limits: CensusLimits
  private var tags: TagCensus
  private var columns: ColumnCensus

  public init(_ policy: RoutingPolicy, limits: CensusLimits = CensusLimits()) {
    self.policy = policy
    self.limits = limits
    tags = TagCensus(policy, limits)
    columns = ColumnCensus(policy, limits)
  }

  public mutating func count(_ block: ContactBlock) {
    tags.count(block)
    columns.count(block)
  }

  /// What has been counted so far.
  public var census: ListCensus { ListCensus(policy, tags, columns, limits) }

  /// The columns that name people who are not in the team.
  public var strangers: [RecordProblem] { columns.strangers }
}

extension ListCensus {
  /// What has been counted so far, what is most frequent first.
  init(
    _ policy: RoutingPolicy, _ tags: borrowing TagCensus, _ columns: borrowing ColumnCensus, _ limits: CensusLimits
  ) {
    func ranked(_ counts: [Count]) -> [Count] {
      let order = counts.enumerated().sorted { ($1.element.contacts, $0.offset) < ($0.element.contacts, $1.offset) }
      return order.prefix(limits.offered).map(\.element)
    }
    self.init(policy)
    tags.fill(&self)
    columns.fill(&self)
    otherTags = ranked(otherTags)
    otherFields = ranked(otherFields)
    otherValues = otherValues.map(ranked)
  }
}

public struct CensusLimits: Hashable, Sendable {
  /// How many different tags are counted besides those of the policy.
  public var tags: Int
  /// How many different fields, and values of a field, are counted besides those of the policy.
  public var values: Int
  /// How many fields or values a census holds.
  public var offered: Int

  public init(tags: Int = 10_000, values: Int = 2_000, offered: Int = 2_000) {
    self.tags = tags
    self.values = values
    self.offered = offered
  }
}
