/// Something that happened in a contact action, by ids only: what the decider is asked about.
///
/// A name that nobody knows is `MemberID.nobody` or `ContactID.unknown`; the decider refuses it. Tags ride beside the event in
/// `TimedEvent.tags`, so that an event itself never owns memory.
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
  /// Nil: nobody is credited.
  case optOut(ContactID, by: MemberID?)
  case away(MemberID)
  case back(MemberID)
  case addMember(MemberID)
  case removeMember(MemberID)
  /// The tags stand in `TimedEvent.tags`. `by` is who set them, if it is known. `isOptOut` when the tag `Opt Out` is among them.
  case tag(ContactID, by: MemberID?, isOptOut: Bool)
  case untag(ContactID, by: MemberID?)
  case resolve(ContactID, by: MemberID?)
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

  @inlinable public init(
    at: Instant, event: CampaignEvent,
    tags: UnsafeBufferPointer<TagID> = UnsafeBufferPointer(start: nil, count: 0),
    values: UnsafeBufferPointer<ValueID> = UnsafeBufferPointer(start: nil, count: 0)
  ) {
    self.at = at
    self.event = event
    self.tags = tags
    self.values = values
  }
}

/// The most tags that one contact may carry.
public let mostTagsOfContact = 4096

/// A row of the contact list, by ids.
@frozen public struct ContactArrival: Sendable {
  /// INVARIANT: the number of contacts so far; a directory counts them.
  public var contact: ContactID
  public var lastTeamMember: MemberID
  /// The member the list pins as assignee, or `.nobody`.
  public var assignedTo: MemberID
  public var optedOut: Bool
  /// The first contact with the same phone, or `.unknown` when this is the first.
  public var samePhoneAs: ContactID

  @inlinable public init(
    contact: ContactID, lastTeamMember: MemberID = .nobody, assignedTo: MemberID = .nobody, optedOut: Bool = false,
    samePhoneAs: ContactID = .unknown
  ) {
    self.contact = contact
    self.lastTeamMember = lastTeamMember
    self.assignedTo = assignedTo
    self.optedOut = optedOut
    self.samePhoneAs = samePhoneAs
  }
}

/// What a reply's text means to the rules, read once where text is read. The tags it gives its contact ride beside the event.
@frozen public struct ReplyReading: Hashable, Sendable {
  /// The whole reply is an opt-out keyword. Then nothing else was looked for.
  public var isOptOut: Bool
  /// The first review phrase, in the rules' order, that occurs in the reply.
  public var review: PhraseID?

  @inlinable public init(isOptOut: Bool = false, review: PhraseID? = nil) {
    self.isOptOut = isOptOut
    self.review = review
  }
}
