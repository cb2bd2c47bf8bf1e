internal import Campaign

// Contacts and first texts.
extension Event {
  /// A contact joins the list.
  public static func contact(_ contact: Contact) -> Event {
    var event = Event(.contact)
    event.detail = .contact(contact)
    return event
  }

  /// First texts are handed out. Happens by itself before the first `start` or `send`.
  public static var publish: Event { Event(.publish) }

  /// A member asks for work: a claim on a contact, or a bucket.
  public static func start(by member: String) -> Event { Event(.start, member: member) }

  /// A member sends a first text, to the next contact when none is named.
  public static func send(by member: String, to contact: String? = nil) -> Event {
    Event(.send, member: member, contact: contact)
  }
}

// Conversations.
extension Event {
  /// A contact wrote.
  ///
  /// - Parameters:
  ///   - contact: the contact's id.
  ///   - text: what was written.
  ///   - messageID: a reply whose id came before is refused, unless it opts out and did not before; empty is none.
  public static func reply(from contact: String, _ text: String, messageID: String? = nil) -> Event {
    var event = Event(.reply, contact: contact)
    event.text = text
    event.messageID = messageID
    return event
  }

  /// A member writes in a conversation.
  ///
  /// - Parameters:
  ///   - member: the member's name in the rules.
  ///   - contact: the contact's id.
  ///   - text: what was written, which decides nothing.
  public static func respond(by member: String, to contact: String, _ text: String? = nil) -> Event {
    var event = Event(.respond, member: member, contact: contact)
    event.text = text
    return event
  }

  /// A conversation ends.
  ///
  /// - Parameters:
  ///   - contact: the contact's id.
  ///   - member: who ended it, if it is known.
  ///   - resolution: what came of it.
  public static func resolve(_ contact: String, by member: String? = nil, resolution: String? = nil) -> Event {
    var event = Event(.resolve, member: member, contact: contact)
    event.resolution = resolution
    return event
  }

  /// A member fills out a report: the conversation needs no attention any more.
  ///
  /// - Parameters:
  ///   - member: the member's name in the rules.
  ///   - contact: the contact's id.
  ///   - tags: what the contact is tagged with.
  ///   - resolution: what came of the conversation, which ends with it; empty is none.
  public static func report(
    by member: String, on contact: String, tags: [String] = [], resolution: String? = nil
  ) -> Event {
    var event = Event(.report, member: member, contact: contact, tags: tags)
    event.resolution = resolution
    return event
  }

  /// A resolved conversation goes on.
  public static func reopen(_ contact: String, by member: String? = nil) -> Event {
    Event(.reopen, member: member, contact: contact)
  }

  /// A contact clicked a link.
  public static func click(by contact: String) -> Event { Event(.click, contact: contact) }

  /// A provider tells what became of a contact's first text.
  ///
  /// - Parameters:
  ///   - contact: the contact's id.
  ///   - status: what became of it; `blocked` is an opt out.
  ///   - code: what the provider calls the reason.
  public static func delivery(to contact: String, _ status: DeliveryStatus, code: String? = nil) -> Event {
    var event = Event(.delivery, contact: contact)
    (event.delivery, event.code) = (status.status, code)
    return event
  }

  /// What became of a text.
  @nonexhaustive public enum DeliveryStatus: Hashable, Sendable, CaseIterable {
    /// It reached the phone.
    case delivered
    /// It did not reach the phone.
    case undelivered
    /// The carrier takes no texts for the phone, because its owner said so.
    case blocked

    fileprivate var status: Campaign.DeliveryStatus {
      switch self {
      case .delivered: .delivered
      case .undelivered: .undelivered
      case .blocked: .blocked
      }
    }
  }

  /// The conversations and unsent first texts of a member go to another member, or to a user list over which they are spread evenly.
  ///
  /// - Parameters:
  ///   - receiver: a member or a user list.
  ///   - member: whose they are.
  ///   - filter: of those, the contacts that are meant.
  ///   - seed: decides who of a list gets what.
  public static func reassign(
    to receiver: String, from member: String, filter: Filter? = nil, seed: UInt64 = 0
  ) -> Event {
    var event = Event(.reassign)
    (event.to, event.from, event.seed) = (receiver, member, seed)
    if let filter { event.detail = .filter(filter) }
    return event
  }

  /// The conversations and unsent first texts that a filter matches go to a member, or to a user list over which they are spread evenly.
  ///
  /// - Parameters:
  ///   - receiver: a member or a user list.
  ///   - filter: the contacts that are meant.
  ///   - seed: decides who of a list gets what.
  public static func reassign(to receiver: String, filter: Filter, seed: UInt64 = 0) -> Event {
    var event = Event(.reassign)
    (event.to, event.seed) = (receiver, seed)
    event.detail = .filter(filter)
    return event
  }
}

// Tags and opt outs.
extension Event {
  /// A contact gets tags, one at least.
  public static func tag(_ contact: String, _ tags: [String], by member: String? = nil) -> Event {
    Event(.tag, member: member, contact: contact, tags: tags)
  }

  /// A contact loses tags, one at least.
  public static func untag(_ contact: String, _ tags: [String], by member: String? = nil) -> Event {
    Event(.untag, member: member, contact: contact, tags: tags)
  }

  /// A contact opts out by hand.
  public static func optOut(_ contact: String, by member: String? = nil) -> Event {
    Event(.optOut, member: member, contact: contact)
  }

  /// A member with the permission `manage` takes an opt out back.
  public static func optIn(_ contact: String, by member: String) -> Event {
    Event(.optIn, member: member, contact: contact)
  }
}

// The team, and time.
extension Event {
  /// A member is away for a while.
  public static func away(_ member: String) -> Event { Event(.away, member: member) }

  /// A member is back.
  public static func back(_ member: String) -> Event { Event(.back, member: member) }

  /// A member of the team takes part from now on.
  public static func addMember(_ member: String) -> Event { Event(.addMember, member: member) }

  /// A member takes part no longer.
  public static func removeMember(_ member: String) -> Event { Event(.removeMember, member: member) }

  /// Team members are to be notified at once.
  ///
  /// - Parameters:
  ///   - type: what about.
  ///   - receiver: a member or a user list; nil and `all` are those whom the rules name.
  public static func notify(_ type: Effect.NotificationType, to receiver: String? = nil) -> Event {
    var event = Event(.notify)
    event.notification = type.kind
    event.to = receiver
    return event
  }

  /// Nothing but time passed: claims that ran out, texting hours that began and the like are dealt with.
  public static var clock: Event { Event(.clock) }
}
