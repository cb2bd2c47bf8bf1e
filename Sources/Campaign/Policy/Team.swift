/// Something that a team member may do, by its name in files.
public enum Permission: String, Sendable, CaseIterable {
  /// To be selected for a contact action, send first texts and have replies routed to them.
  case sendQueue = "send_queue"
  /// To undo an opt out that was a mistake.
  case manage
}

/// What a team member may do.
public struct Permissions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public init(_ permission: Permission) {
    switch permission {
    case .sendQueue: rawValue = 1
    case .manage: rawValue = 2
    }
  }

  public static let sendQueue = Permissions(.sendQueue)
  public static let manage = Permissions(.manage)
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
  /// The maximum number of conversations needing attention that automatic routing lets them hold; nil means no limit.
  public let maxOpen: Int?
  /// Their share of a ring's turns, 1 or more.
  public let weight: Int
  /// How they want to be notified, in the order of the rule file, each once.
  public let notify: [NotificationChannel]
  /// The member's own shifts; nil where those of their lists count.
  public let shifts: Shifts?

  package init(
    key: String, name: String, permissions: Permissions, email: String? = nil, phone: String? = nil,
    maxOpen: Int? = nil, weight: Int = 1, notify: [NotificationChannel] = [], shifts: Shifts? = nil
  ) {
    self.key = key
    self.name = name
    self.permissions = permissions
    self.email = email
    self.phone = phone
    self.maxOpen = maxOpen
    self.weight = weight
    self.notify = notify
    self.shifts = shifts
  }
}

/// A named list of team members. Its members are in the order of the list, each once.
public struct UserList: Hashable, Sendable {
  public let name: String
  public let members: [MemberID]
  /// When those of its members work who have no shifts of their own.
  public let shifts: Shifts?

  package init(name: String, members: [MemberID], shifts: Shifts? = nil) {
    self.name = name
    self.members = members
    self.shifts = shifts
  }
}
