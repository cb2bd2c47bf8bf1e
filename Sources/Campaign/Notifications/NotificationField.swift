/// A field that the texts of a notification may name: `{{member.name}}`. The checker of rule files, the code that fills
/// in the texts, and the documentation all read this one table.
public enum NotificationField: Hashable, Sendable, CaseIterable {
  case memberName, memberKey, action, link, count, rank
  /// A count of the P2P table, for the member who gets the text.
  case stat(CountName)

  public static let allCases: [NotificationField] =
    [.memberName, .memberKey, .action, .link, .count, .rank]
    + CountName.ofAllRules.filter(\.isOfMembers).map(NotificationField.stat)

  public init?(name: String) {
    guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }

  /// As templates write it.
  public var name: String {
    switch self {
    case .memberName: "member.name"
    case .memberKey: "member.key"
    case .action: "action"
    case .link: "link"
    case .count: "count"
    case .rank: "rank"
    case .stat(let count): count.rawValue
    }
  }

  /// What stands there in the text. One line for people, without a final period.
  public var doc: String {
    switch self {
    case .memberName: "The name of the team member who gets the text"
    case .memberKey: "That member's name in the rule file"
    case .action: "The contact action's name"
    case .link: "Where the member continues to work; given from outside, else empty"
    case .count: "What the text is about: `waiting`, `needs_attention`, `sent` or `asked_back`, by its type"
    case .rank: "The member's rank among those who take part, by texts sent; equal members share a rank"
    case .stat(let count): "The member's `\(count.rawValue)` of the P2P table"
    }
  }
}

/// A part of a notification's text that is repeated: `{{#leaders}}{{rank}}. {{name}}{{/leaders}}`.
public enum NotificationSection: String, Hashable, Sendable, CaseIterable {
  /// Those who have sent the most texts, as many as `top` says.
  case leaders
}

/// A field within the section `leaders`, where no other field may stand.
public enum LeaderField: String, Hashable, Sendable, CaseIterable {
  case rank, name, sent

  /// What stands there in the text. One line for people, without a final period.
  public var doc: String {
    switch self {
    case .rank: "The rank of this member, by texts sent; equal members share a rank"
    case .name: "The name of this member"
    case .sent: "The first texts that this member has sent"
    }
  }
}
