public import Campaign

/// The names that a policy gives to members, fields and their values, for looking up what is written in a list or an
/// event. Never changes.
public final class PolicyNames: Sendable {
  public let policy: RoutingPolicy
  /// That of the policy, which need not be lent for it.
  let optOutTag: TagID
  @usableFromInline let selectedCount: Int
  @usableFromInline let members: NameLookup
  private let lists: NameLookup
  private let fields: NameLookup
  private let values: [NameLookup]

  public init(_ policy: RoutingPolicy) {
    self.policy = policy
    optOutTag = policy.optOutTag
    selectedCount = policy.selectedCount
    members = NameLookup(policy.team.map(\.key))
    lists = NameLookup(policy.lists.map(\.name))
    fields = NameLookup(policy.fields.map(\.name))
    values = policy.fields.map { NameLookup($0.values) }
  }

  /// The member of that key, or `.nobody`.
  @inlinable public func member(_ key: Bytes) -> MemberID {
    // Most rows name no one, and no one has an empty name.
    guard !key.isEmpty, let id = members.find(key) else { return .nobody }
    return MemberID(UInt16(truncatingIfNeeded: id))
  }

  /// The member of that key if they take part from the start, or `.nobody`.
  @inlinable public func selected(_ key: Bytes) -> MemberID {
    let found = member(key)
    return found.index < selectedCount ? found : .nobody
  }

  /// The user list of that name.
  public func list(_ name: Bytes) -> ListID? {
    lists.find(name).map { ListID(UInt16(truncatingIfNeeded: $0)) }
  }

  /// The member or the user list of that name: no list has the name of a member.
  public func recipient(_ name: Bytes) -> Recipient? {
    let found = member(name)
    return found.isSomebody ? .member(found) : list(name).map { .list($0) }
  }

  /// The field of that name, if rules ask about it.
  public func field(_ name: Bytes) -> FieldID? {
    fields.find(name).map { FieldID(UInt16(truncatingIfNeeded: $0)) }
  }

  /// The value of a field, or `.other`.
  public func value(_ text: Bytes, of field: FieldID) -> ValueID {
    guard let id = values[field.index].find(text) else { return .other }
    return ValueID(UInt16(truncatingIfNeeded: id))
  }

  /// Puts the values of a record's fields into `values`, one per field of the policy.
  public func readFields(of row: Int, in block: ContactBlock, into values: inout [ValueID]) {
    for index in values.indices { values[index] = .other }
    guard !policy.fields.isEmpty else { return }
    for field in block.fields(row) where !field.isNull {
      guard let id = self.field(block.bytes(field.name)) else { continue }
      values[id.index] = value(block.bytes(field.value), of: id)
    }
  }
}
