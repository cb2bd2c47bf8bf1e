internal import Folding
public import Campaign

/// What the numbers in events are called.
public struct EventNames {
  /// Appends the columns of a contact who arrives, its id among them.
  public typealias Columns = (ContactID, inout JSONMembers) -> Void

  let appendColumns: Columns
  private let policy: RoutingPolicy
  private let id: (ContactID, inout [UInt8]) -> Void
  private let directory: Directory?

  /// - Parameter directory: has the names of contacts, tags and messages.
  public init(_ directory: Directory, columns: @escaping Columns) {
    self.directory = directory
    policy = directory.names.policy
    appendColumns = columns
    id = { JSONText.appendEscaped(directory.id(of: $0), to: &$1) }
  }

  /// For events that name no tags but those of the rules, and no messages.
  ///
  /// - Parameter id: the id of a contact.
  public init(_ policy: RoutingPolicy, id: @escaping (ContactID) -> String, columns: @escaping Columns) {
    self.policy = policy
    directory = nil
    appendColumns = columns
    self.id = { Self.append(id($0), to: &$1) }
  }

  func member(_ member: MemberID) -> String {
    policy.team.indices.contains(member.index) ? policy.team[member.index].key : "nobody"
  }

  func list(_ list: ListID) -> String { policy.lists.indices.contains(list.index) ? policy.lists[list.index].name : "" }

  func name(_ recipient: Recipient) -> String {
    switch recipient {
    case .member(let member): self.member(member)
    case .list(let list): self.list(list)
    }
  }

  // Texts as they stand in a JSON string.

  func append(_ contact: ContactID, to bytes: inout [UInt8]) {
    if contact.isKnown { id(contact, &bytes) } else { Self.append("unknown", to: &bytes) }
  }

  func append(_ tag: TagID, to bytes: inout [UInt8]) {
    if let directory {
      directory.spelling(of: tag).withUnsafeBufferPointer { JSONText.appendEscaped($0, to: &bytes) }
    } else if policy.tags.indices.contains(tag.index) {
      Self.append(policy.tags[tag.index], to: &bytes)
    }
  }

  func append(_ message: MessageID, to bytes: inout [UInt8]) {
    if let directory { JSONText.appendEscaped(directory.messages.name(message.rawValue), to: &bytes) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { JSONText.appendEscaped($0, to: &bytes) }
  }
}
