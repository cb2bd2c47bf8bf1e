internal import Campaign
internal import Records

/// Something that happened in a contact action: a reply, a text that was sent, a member who went away.
///
/// Made by the functions below, `Event.reply(from:_:)` and the like, which stand for the events of a stream one by one. Contacts
/// go by their ids, members by their names in the rules; a name that no one has is refused when the event is taken.
public struct Event: Hashable, Sendable {
  let kind: EventKind
  var member: String?
  var contact: String?
  var text: String?
  var messageID: String?
  var tags: [String] = []
  var resolution: String?
  var from: String?
  var to: String?
  var seed: UInt64 = 0
  var notification: NotificationKind?
  var delivery: Campaign.DeliveryStatus?
  var code: String?
  var detail = Detail.none
  var moment: Moment?

  /// What few events have, kept out of the way of the others.
  indirect enum Detail: Hashable, Sendable {
    case none
    case contact(Contact)
    case filter(Filter)
  }

  init(_ kind: EventKind, member: String? = nil, contact: String? = nil, tags: [String] = []) {
    self.kind = kind
    self.member = member
    self.contact = contact
    self.tags = tags
  }

  /// When it happened, if the event itself says so. `ContactAction.take(_:at:)` can say it, too.
  public var time: Timestamp? {
    get { moment.map { Timestamp($0.instant) } }
    set { moment = newValue.map { Moment($0.instant, .text) } }
  }

  /// The same event with a time of its own.
  public func at(_ time: Timestamp) -> Event {
    var event = self
    event.time = time
    return event
  }
}

extension Event {
  /// Which contacts a reassignment means: all that is given must hold.
  public struct Filter: Hashable, Sendable {
    /// Contacts that carry all of these; nil asks for none.
    public var tags: [String]?
    /// Contacts with these ids; nil means any.
    public var ids: [String]?
    /// Whether the conversation needs attention.
    public var needsAttention: Bool?
    /// Contacts whose first text is this member's, sent or not.
    public var assignedTo: String?
    /// Contacts that are with any member of this user list.
    public var list: String?

    /// At least one of these must be given; a filter without any is refused when the event is taken.
    public init(
      tags: [String]? = nil, ids: [String]? = nil, needsAttention: Bool? = nil, assignedTo: String? = nil,
      list: String? = nil
    ) {
      self.tags = tags
      self.ids = ids
      self.needsAttention = needsAttention
      self.assignedTo = assignedTo
      self.list = list
    }
  }
}
