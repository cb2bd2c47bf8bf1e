/// What a team member may do.
public struct Permissions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// May be selected for a contact action, send first texts and have replies routed to them.
  public static let sendQueue = Permissions(rawValue: 1)
  /// May undo an opt out that was a mistake.
  public static let manage = Permissions(rawValue: 2)
}

/// A person of the team as the rule file declares them.
public struct TeamMember: Hashable, Sendable {
  /// The name that rules and events use.
  public let key: String
  /// The name for people.
  public let name: String
  public let permissions: Permissions
  public let email: String?
  public let phone: String?

  package init(key: String, name: String, permissions: Permissions, email: String? = nil, phone: String? = nil) {
    self.key = key
    self.name = name
    self.permissions = permissions
    self.email = email
    self.phone = phone
  }
}

/// A named list of team members. Its members are in the order of the list, each once.
public struct UserList: Hashable, Sendable {
  public let name: String
  public let members: [MemberID]

  package init(name: String, members: [MemberID]) {
    self.name = name
    self.members = members
  }
}
