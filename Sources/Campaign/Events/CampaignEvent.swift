public import Zones

/// An event in a contact action, by ids only: the input of the decider.
///
/// An unknown name is `MemberID.nobody` or `ContactID.unknown`; the decider refuses it. Tags are stored beside the
/// event in `TimedEvent.tags`, so that an event itself never owns memory.
public enum CampaignEvent: Sendable {
  /// A contact joins the list; its tags stand in `TimedEvent.tags`.
  case contact(ContactArrival)
  case publish
  case start(MemberID)
  /// Without a contact: the next one the member may send.
  case send(MemberID, ContactID?)
  /// The tags that the reply gives its contact stand in `TimedEvent.tags`.
  case reply(ContactID, ReplyReading, MessageID?)
  case respond(MemberID, ContactID)
  /// Nil: no one is credited.
  case optOut(ContactID, by: MemberID?)
  case away(MemberID)
  case back(MemberID)
  case addMember(MemberID)
  case removeMember(MemberID)
  /// The tags stand in `TimedEvent.tags`. `by` is who set them, if it is known.
  case tag(ContactID, by: MemberID?)
  case untag(ContactID, by: MemberID?)
  case resolve(ContactID, by: MemberID?)
  /// A member filled out a report. Its tags stand in `TimedEvent.tags`.
  case report(MemberID, ContactID, resolves: Bool)
  case reopen(ContactID, by: MemberID?)
  case click(ContactID)
  /// A provider tells what became of a first text.
  case delivery(ContactID, DeliveryStatus)
  /// Undoes an opt out. The tag `Opt Out` stands in `TimedEvent.tags`.
  case optIn(MemberID, ContactID)
  /// An opt out of the same person was said elsewhere.
  case optOutElsewhere(ContactID, ElsewhereID)
  /// It was undone elsewhere. The tag `Opt Out` stands in `TimedEvent.tags`.
  case optInElsewhere(ContactID, ElsewhereID)
  /// The filter's tags and contacts stand in `TimedEvent.tags` and `.contacts`.
  case reassign(Reassignment)
  /// Without recipients: those whom the rules name.
  case notify(NotificationKind, to: Recipient?)
  /// Nothing but time passed.
  case clock
}

/// An event, its moment and its tags.
public struct TimedEvent {
  /// Events without a moment take the one before them; the first, zero.
  public var at: Instant
  public var event: CampaignEvent
  /// Sorted, each once. Owned by the caller; read only while the event is taken.
  public var tags: UnsafeBufferPointer<TagID>
  /// One value per field of the policy, for `.contact`. Owned by the caller.
  public var values: UnsafeBufferPointer<ValueID>
  /// The time zones that an arrival names for the first time, in order of their ids. Owned by the caller.
  public var zones: UnsafeBufferPointer<ZoneRules>
  /// The contacts that `.reassign` names, sorted, each once. Owned by the caller.
  public var contacts: UnsafeBufferPointer<ContactID>

  @inlinable public init(
    at: Instant, event: CampaignEvent,
    tags: UnsafeBufferPointer<TagID> = UnsafeBufferPointer(start: nil, count: 0),
    values: UnsafeBufferPointer<ValueID> = UnsafeBufferPointer(start: nil, count: 0),
    zones: UnsafeBufferPointer<ZoneRules> = UnsafeBufferPointer(start: nil, count: 0),
    contacts: UnsafeBufferPointer<ContactID> = UnsafeBufferPointer(start: nil, count: 0)
  ) {
    self.at = at
    self.event = event
    self.tags = tags
    self.values = values
    self.zones = zones
    self.contacts = contacts
  }
}

/// The most tags that one contact may carry.
public let mostTagsOfContact = 4096

/// A row of the contact list, by ids.
///
/// A row about a contact who is there already brings no one: what it says of opt outs holds, and nothing else.
@frozen public struct ContactArrival: Sendable {
  /// INVARIANT: at most the number of contacts so far; a directory counts them.
  public var contact: ContactID
  public var lastTeamMember: MemberID
  /// The member the list pins as assignee, or `.nobody` if there is none.
  public var assignedTo: MemberID
  public var optedOut: Bool
  /// Where the contact's opt out was said, if that was elsewhere and is news.
  public var optedOutElsewhere: ElsewhereID?
  /// The first contact with the same phone, or `.unknown` when this is the first.
  public var samePhoneAs: ContactID
  /// Whether the row's phone is not one: no first text can reach the contact.
  public var hasNoPhone: Bool
  /// INVARIANT: a zone that an earlier arrival introduced, or one of `TimedEvent.zones`.
  public var zone: ZoneID

  @inlinable public init(
    contact: ContactID, lastTeamMember: MemberID = .nobody, assignedTo: MemberID = .nobody, optedOut: Bool = false,
    samePhoneAs: ContactID = .unknown, hasNoPhone: Bool = false, zone: ZoneID = .missing
  ) {
    self.contact = contact
    self.lastTeamMember = lastTeamMember
    self.assignedTo = assignedTo
    self.optedOut = optedOut
    self.samePhoneAs = samePhoneAs
    self.hasNoPhone = hasNoPhone
    self.zone = zone
  }

  /// Another row about a contact who is there, which says that they have opted out.
  public static func repetition(of contact: ContactID) -> ContactArrival {
    ContactArrival(contact: contact, optedOut: true)
  }
}

/// What a reply's text means to the rules, read once where text is read. The tags it gives its contact ride beside the event; one of
/// them may be `Opt Out`.
@frozen public struct ReplyReading: Hashable, Sendable {
  /// The whole reply is an opt-out keyword. Then nothing else was looked for.
  public var isKeyword: Bool
  /// The whole reply asks to be texted again, which means something from a contact who has opted out.
  public var asksBack: Bool
  /// The first of the phrases to review that occurs in it.
  public var review: PhraseID?

  @inlinable public init(isKeyword: Bool = false, asksBack: Bool = false, review: PhraseID? = nil) {
    self.isKeyword = isKeyword
    self.asksBack = asksBack
    self.review = review
  }
}

/// A member or a whole user list.
@frozen public enum Recipient: Hashable, Sendable {
  case member(MemberID)
  case list(ListID)
}

/// Conversations and unsent contacts to give to someone else. The conditions given must all hold; `TimedEvent` carries
/// the tags and the contacts it may also name.
@frozen public struct Reassignment: Sendable {
  public var to: Recipient
  public var from: MemberID?
  public var assignedTo: MemberID?
  /// Contacts with any member of this list.
  public var list: ListID?
  public var needsAttention: Bool?
  /// Whether only the contacts in `TimedEvent.contacts` are meant.
  public var namesContacts: Bool
  /// Decides who gets what, where `to` is a list.
  public var seed: UInt64

  @inlinable public init(
    to: Recipient, from: MemberID? = nil, assignedTo: MemberID? = nil, list: ListID? = nil,
    needsAttention: Bool? = nil, namesContacts: Bool = false, seed: UInt64 = 0
  ) {
    self.to = to
    self.from = from
    self.assignedTo = assignedTo
    self.list = list
    self.needsAttention = needsAttention
    self.namesContacts = namesContacts
    self.seed = seed
  }
}
