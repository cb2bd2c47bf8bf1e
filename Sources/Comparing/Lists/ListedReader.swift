internal import Campaign
internal import Records

/// Reads of a list's contacts what rules ask about.
final class ListedReader {
  let names: PolicyNames
  private let policy: RoutingPolicy
  private var tags: TagTable
  private let ids: UnsafeMutablePointer<TagID>
  /// Of the contact that was read last: the tags that rules mention, sorted, each once.
  private(set) var carried: [TagID] = []
  /// One for each field of the policy.
  private(set) var values: [ValueID]

  init(_ policy: RoutingPolicy, limits: RecordLimits = .standard) {
    self.policy = policy
    names = PolicyNames(policy)
    tags = TagTable(policy)
    values = [ValueID](repeating: .other, count: policy.fields.count)
    ids = .allocate(capacity: limits.tagsPerRecord)
    ids.initialize(repeating: TagID(0), count: limits.tagsPerRecord)
  }

  deinit { ids.deallocate() }

  /// Whether the contact can have replies: they have not opted out.
  ///
  /// - Parameter isOptedOut: known from elsewhere.
  func read(_ index: Int, of block: ContactBlock, isOptedOut: Bool) -> Bool {
    let found = tags.find(of: index, in: block, into: ids)
    carried = Array(Set(UnsafeBufferPointer(start: ids, count: found))).sorted()
    if isOptedOut || block.saysOptedOut(index, carrying: carried, under: policy) { return false }
    names.readFields(of: index, in: block, into: &values)
    return true
  }
}
