internal import Campaign
internal import Records

// What effects about the team, and refusals, tell.

extension Effect {
  /// A member takes part from now on.
  public struct Joined: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The member's name in the rules.
    public let member: String

    var about: String? { nil }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.joined, origin: origin.origin)
      sink.string(.member, member)
      sink.end()
    }
  }
}

extension Effect {
  /// A member takes part no longer.
  public struct Left: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The member's name in the rules.
    public let member: String

    var about: String? { nil }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.left, origin: origin.origin)
      sink.string(.member, member)
      sink.end()
    }
  }
}

extension Effect {
  /// A text to a team member is due.
  public struct Notified: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The member's name in the rules.
    public let member: String
    /// The subject of an email; nil where it is none.
    public let subject: String?
    /// The text.
    public let body: String
    /// The member's email address or phone.
    public let address: String
    let notification: NotificationKind
    let way: NotificationChannel
    /// What it is about.
    public var type: NotificationType { NotificationType(notification) }
    /// How it is sent.
    public var channel: Channel { Channel(way) }

    var about: String? { nil }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.notified, origin: origin.origin)
      sink.string(.member, member)
      sink.notification(notification, over: way)
      if let subject { sink.string(.subject, subject) }
      sink.string(.body, body)
      sink.string(.to, address)
      sink.end()
    }
  }
}

extension Effect {
  /// An event that the rules do not allow, or that is none: nothing changed.
  public struct Refused: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// One sentence for people.
    public let message: String
    /// As the event names it; nil where it names none.
    public let contact: String?
    /// As the event names it, or whom it names elsewhere, such as the receiver of a reassignment; nil where it names none.
    public let member: String?
    let refusal: Refusal?
    /// Why.
    public var reason: RefusalReason { RefusalReason(refusal) }

    var about: String? { contact }

    static func nothingToSend(_ member: String) -> Refused {
      Refused(
        origin: Origin(origin: EffectOrigin(n: 0)), message: Refusal.nothingToSend.message(contact: "", member: member),
        contact: nil,
        member: member, refusal: .nothingToSend)
    }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.refused, origin: origin.origin)
      if let refusal { sink.reason(refusal) } else { sink.string(.reason, EffectKind.malformed) }
      sink.string(.message, message)
      if let contact { sink.string(.contact, contact) }
      if let member { sink.string(.member, member) }
      sink.end()
    }
  }
}
