/// What a notification to team members is about.
public enum NotificationKind: String, Hashable, Sendable, CaseIterable {
  /// First texts were given to the member.
  case assignment
  /// Replies wait in the member's inbox.
  case repliesWaiting = "replies_waiting"
  /// Who has sent the most. Sent only when an event asks for it.
  case leaderboard
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
