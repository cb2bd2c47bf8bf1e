/// What a notification to team members is about.
public enum NotificationKind: String, Hashable, Sendable, CaseIterable {
  /// First texts were given to the member.
  case assignment
  /// Replies wait in the member's inbox.
  case repliesWaiting = "replies_waiting"
  /// Who has sent the most. Sent only when an event asks for it.
  case leaderboard

  /// The count that `{{count}}` stands for. Where it is 0 there is nothing to tell, except about a leaderboard.
  public var count: CountName {
    switch self {
    case .assignment: .waiting
    case .repliesWaiting: .needsAttention
    case .leaderboard: .sent
    }
  }

  /// The subject where the rules write none.
  public var standardSubject: String {
    switch self {
    case .assignment: "{{action}}: first texts to send ({{count}})"
    case .repliesWaiting: "{{action}}: replies that need attention ({{count}})"
    case .leaderboard: "{{action}}: the leaderboard"
    }
  }

  /// The body where the rules write none.
  public var standardBody: String {
    switch self {
    case .assignment:
      "Hi {{member.name}}, first texts of {{action}} that wait for you to send them: {{count}}. {{link}}"
    case .repliesWaiting:
      "Hi {{member.name}}, conversations of {{action}} that need your attention: {{count}}. {{link}}"
    case .leaderboard:
      """
      Hi {{member.name}}, you have sent {{count}} first texts of {{action}}, place {{rank}}.
      {{#leaders}}
      {{rank}}. {{name}}: {{sent}}
      {{/leaders}}
      {{link}}
      """
    }
  }
}

/// How a team member wants to be notified.
public enum NotificationChannel: String, Hashable, Sendable, CaseIterable {
  case email, sms
}

/// A notification that the rules declare: its kind, who gets it, and the templates of its texts.
public struct Notification: Hashable, Sendable {
  public let kind: NotificationKind
  /// In declaration order, each once; nil is everybody who takes part.
  public let recipients: [MemberID]?
  /// Mustache templates; only emails have a subject.
  public let subject: String
  public let body: String

  /// One of its texts has the field `link`.
  public var namesLink: Bool {
    [subject, body].contains { text in ["{link}", "{link ", " link}", " link "].contains { text.contains($0) } }
  }

  public func goes(to member: MemberID) -> Bool { recipients?.contains(member) ?? true }

  package init(kind: NotificationKind, recipients: [MemberID]? = nil, subject: String, body: String) {
    self.kind = kind
    self.recipients = recipients
    self.subject = subject
    self.body = body
  }

  /// How long one member is left alone after a notification, in milliseconds: what happens meanwhile makes one more at the end.
  public static let quietTime: Int64 = 600_000
}
