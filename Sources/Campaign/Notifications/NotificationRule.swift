/// What a notification to team members is about.
public enum NotificationKind: String, Hashable, Sendable, CaseIterable {
  /// First texts were given to the member.
  case assignment
  /// Replies wait in the member's inbox.
  case repliesWaiting = "replies_waiting"
  /// Who has sent the most. Sent only when an event asks for it.
  case leaderboard
  /// People who have opted out ask to be texted again.
  case askedBack = "asked_back"

  /// The count that `{{count}}` stands for. Where it is 0 there is nothing to tell, except about a leaderboard.
  public var count: CountName {
    switch self {
    case .assignment: .waiting
    case .repliesWaiting: .needsAttention
    case .leaderboard: .sent
    case .askedBack: .askedBack
    }
  }

  /// How much there is to tell a member: their own count, or that of all contacts where members have none.
  public func count(_ counts: MemberCounts, _ totals: TotalCounts) -> Int {
    count.value(counts) ?? count.value(totals)
  }

  /// The subject where the rules write none.
  public var standardSubject: NotificationTemplate {
    switch self {
    case .assignment:
      NotificationTemplate([.field(.action), .text(": first texts to send ("), .field(.count), .text(")")])
    case .repliesWaiting:
      NotificationTemplate([.field(.action), .text(": replies that need attention ("), .field(.count), .text(")")])
    case .leaderboard:
      NotificationTemplate([.field(.action), .text(": the leaderboard")])
    case .askedBack:
      NotificationTemplate([
        .field(.action), .text(": people who ask to be texted again ("), .field(.count), .text(")"),
      ])
    }
  }

  /// The body where the rules write none.
  public var standardBody: NotificationTemplate {
    switch self {
    case .assignment:
      NotificationTemplate([
        .text("Hi "), .field(.memberName), .text(", first texts of "), .field(.action),
        .text(" that wait for you to send them: "), .field(.count), .text(". "), .field(.link),
      ])
    case .repliesWaiting:
      NotificationTemplate([
        .text("Hi "), .field(.memberName), .text(", conversations of "), .field(.action),
        .text(" that need your attention: "), .field(.count), .text(". "), .field(.link),
      ])
    case .leaderboard:
      NotificationTemplate([
        .text("Hi "), .field(.memberName), .text(", you have sent "), .field(.count), .text(" first texts of "),
        .field(.action), .text(", place "), .field(.rank), .text(".\n"),
        .leaders([.field(.rank), .text(". "), .field(.name), .text(": "), .field(.sent), .text("\n")]),
        .field(.link),
      ])
    case .askedBack:
      NotificationTemplate([
        .text("Hi "), .field(.memberName), .text(", people who opted out of "), .field(.action),
        .text(" and ask to be texted again: "), .field(.count), .text(". "), .field(.link),
      ])
    }
  }
}

/// How a team member wants to be notified.
public enum NotificationChannel: String, Hashable, Sendable, CaseIterable {
  case email, sms
}

/// A notification that the rules declare: its kind, who gets it, and the templates of its texts.
public struct NotificationRule: Hashable, Sendable {
  public let kind: NotificationKind
  /// In declaration order, each once; nil is everyone who takes part.
  public let recipients: [MemberID]?
  /// Only emails have a subject.
  public let subject: NotificationTemplate
  public let body: NotificationTemplate
  /// How many members the section `leaders` names, the best first.
  public let top: Int
  /// Of `replies_waiting`: told once a conversation lies unanswered so long, in milliseconds; nil is on arrival.
  public let after: Int64?
  /// One of its texts tells how the members stand: it has the field `rank` or the section `leaders`.
  public let namesStanding: Bool

  /// How many members the section `leaders` names where the rules do not say.
  public static let standardTop = 10

  /// One of its texts has the field `link`.
  public var namesLink: Bool { subject.names(.link) || body.names(.link) }

  public func goes(to member: MemberID) -> Bool { recipients?.containsSorted(member) ?? true }

  package init(
    kind: NotificationKind, recipients: [MemberID]? = nil, subject: NotificationTemplate, body: NotificationTemplate,
    top: Int = standardTop, after: Int64? = nil
  ) {
    self.kind = kind
    self.recipients = recipients
    self.subject = subject
    self.body = body
    self.top = top
    self.after = after
    namesStanding = subject.namesStanding || body.namesStanding
  }

  /// How long one member is left alone after a notification, in milliseconds: what happens meanwhile makes one more at the end.
  public static let quietTime: Int64 = 600_000
}
