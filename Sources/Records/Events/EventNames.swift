public import Campaign
internal import Folding
public import Text

/// The names for the numbers in events.
public struct EventNames {
  /// Writes the columns of a contact who arrives, including the id, as members of the open object.
  public typealias Columns = (ContactID, inout JSONWriter) -> Void

  let writeColumns: Columns
  private let policy: RoutingPolicy
  private let id: (ContactID, inout JSONWriter) -> Void
  private let directory: Directory?

  /// - Parameter directory: has the names of contacts, tags and messages.
  public init(_ directory: Directory, columns: @escaping Columns) {
    self.directory = directory
    policy = directory.names.policy
    writeColumns = columns
    id = { $1.value(utf8: directory.id(of: $0)) }
  }

  /// For events that name no tags except those of the rules, and no messages.
  ///
  /// - Parameter id: the id of a contact.
  public init(_ policy: RoutingPolicy, id: @escaping (ContactID) -> String, columns: @escaping Columns) {
    self.policy = policy
    directory = nil
    writeColumns = columns
    self.id = { $1.value(id($0)) }
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

  func write(_ contact: ContactID, to json: inout JSONWriter) {
    if contact.isKnown { id(contact, &json) } else { json.value("unknown") }
  }

  func write(_ tag: TagID, to json: inout JSONWriter) {
    if tag == .unknown {
      json.value("unknown")
    } else if let directory {
      json.value(utf8: directory.spelling(of: tag))
    } else {
      json.value(policy.tags.indices.contains(tag.index) ? policy.tags[tag.index] : "")
    }
  }

  func write(_ message: MessageID, to json: inout JSONWriter) {
    if let directory { json.value(utf8: directory.messages.name(message.rawValue)) } else { json.value("") }
  }
}
