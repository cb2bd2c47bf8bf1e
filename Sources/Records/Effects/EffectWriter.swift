public import Campaign

/// What an effect tells besides the change itself.
public struct EffectDetails {
  /// The members who have a fanned-out reply, in declaration order.
  public var recipients: [MemberID]
  /// The tag rules that matched.
  public var rules: [MatchedRule]
  /// The tags of a `tagged` or `untagged`.
  public var tags: [TagID]
  /// The names as the event gave them, for refusals.
  public var contact: Bytes
  public var member: Bytes
  /// What the provider calls the reason, of an `undelivered`.
  public var code = Bytes(start: nil, count: 0)
  /// What a `notified` tells; other effects do not need it.
  public var facts: NotificationFacts?

  public init(
    recipients: [MemberID] = [], rules: [MatchedRule] = [], tags: [TagID] = [],
    contact: Bytes = Bytes(start: nil, count: 0), member: Bytes = Bytes(start: nil, count: 0),
    facts: NotificationFacts? = nil
  ) {
    self.recipients = recipients
    self.rules = rules
    self.tags = tags
    self.contact = contact
    self.member = member
    self.facts = facts
  }
}

/// Fills in the texts of a notification of the rules.
public typealias NotificationTexts = @Sendable (NotificationID, MemberID, NotificationFacts) -> NotificationText

/// Describes state changes as effects, with names for numbers: the only description, whatever the sink does with it.
///
/// Changes that matter to the state alone (`published`, `contactJoined`, `replied`, rings, messages, going away and
/// coming back, the end of a review, notifications that wait) have no effect. A notification has one effect per channel
/// of its member. A contact who is opted out because another contact with the same phone opted out has the `by` of that
/// contact; an opt out that is credited to no member has no `by`.
public struct EffectWriter {
  private let directory: Directory
  private let texts: NotificationTexts
  private var origin = EffectOrigin(n: 0)
  /// The event's own moment.
  private var moment: Moment?
  /// The event's opt out that was not caused by a shared phone: it comes before those that are. A contact who arrives
  /// with the phone of an opted out contact has none.
  private var lastOptOut: OptOutOrigin = .manual(.nobody)
  /// The event came late.
  private var isLate = false
  /// Effects of what was said elsewhere stand before those of the event.
  private var hasHeard = false

  /// - Parameter texts: called for each notification, with the facts that `write` received.
  public init(_ directory: Directory, texts: @escaping NotificationTexts) {
    self.directory = directory
    self.texts = texts
  }

  /// Keeps what a line that is taken says of someone who is not here.
  public func keepOptOut(of line: EventLine) { directory.keepOptOut(of: line) }

  /// Begins the effects of an event: `n` is its line, `moment` its own `at`.
  ///
  /// - Parameter isLate: whether it lies before an event that was taken already.
  public mutating func beginEvent(n: Int, moment: Moment?, isLate: Bool = false) {
    self.moment = moment
    self.isLate = isLate
    // What was heard before the event is numbered among its effects.
    origin = EffectOrigin(n: n, i: hasHeard && origin.n == n ? origin.i : 0, moment: moment)
    hasHeard = false
    lastOptOut = .manual(.nobody)
  }

  /// Begins the effects of what was said elsewhere at a moment, told before the event of line `n`.
  public mutating func beginHearing(n: Int, moment: Moment?) {
    let next = hasHeard && origin.n == n ? origin.i : 0
    beginEvent(n: n, moment: moment)
    origin.i = next
    hasHeard = true
  }

  /// Begins the effects that time alone causes before the event: they are numbered among the event's, and have their
  /// own moment, written in the form of the event's; as text where the event has none.
  public mutating func beginTimer(at instant: Instant) {
    origin.moment = Moment(instant, moment?.form ?? .text)
    lastOptOut = .manual(.nobody)
  }

  /// Begins the effects of the event itself, after those of timers.
  public mutating func endTimers() {
    origin.moment = moment
    lastOptOut = .manual(.nobody)
  }

  /// Describes one change, if it has an effect.
  public mutating func write(_ change: StateChange, _ details: EffectDetails, to sink: inout some EffectSink) {
    switch change {
    case .published, .contactJoined, .replied, .kept, .copyDropped, .bucketStarted, .wentAway, .cameBack, .ringTurned,
      .ownerPicked, .startedOver, .lainLong,
      .messageTaken, .reviewEnded, .ownerSet, .hoursOpened, .notificationPutOff, .notificationDropped:
      return
    case .notified(let notification, let member):
      writeNotification(notification, member, details, to: &sink)
      return
    case .assigned(let contact, let member, let reason):
      begin(.assigned, contact, member, &sink)
      sink.reason(reason)
    case .released(let contact, let member, let reason):
      begin(.released, contact, member, &sink)
      sink.reason(reason)
    case .sent(let contact, let member): begin(.sent, contact, member, &sink)
    case .responded(let contact, let member): begin(.responded, contact, member, &sink)
    case .owned(let contact, let member): begin(.owned, contact, member, &sink)
    case .resolved(let contact, let member):
      begin(.resolved, contact, member, &sink)
      if !member.isSomebody { writeName(.member, details, to: &sink) }
    case .reported(let contact, let member):
      begin(.reported, contact, member, &sink)
      if !member.isSomebody { writeName(.member, details, to: &sink) }
    case .clicked(let contact, let member):
      begin(.clicked, contact, member, &sink)
      writeNotes([], about: contact, details, to: &sink)
    case .undelivered(let contact, let member):
      begin(.undelivered, contact, member, &sink)
      if !details.code.isEmpty { sink.string(.code, details.code) }
      writeNotes([], about: contact, details, to: &sink)
    case .optedIn(let contact, .member(let member)): begin(.optedIn, contact, member, &sink)
    case .optedIn(let contact, .elsewhere(let place)):
      begin(.optedIn, contact, .nobody, &sink)
      writePlace(place, to: &sink)
    case .askedBack(let contact):
      begin(.askedBack, contact, .nobody, &sink)
      writeNotes([], about: contact, details, to: &sink)
    case .reviewBegan(let contact, let phrase):
      begin(.review, contact, .nobody, &sink)
      let phrases = directory.names.policy.reviewPhrases
      sink.string(.phrase, phrases.indices.contains(phrase.index) ? phrases[phrase.index] : "")
    case .reopened(let contact): begin(.reopened, contact, .nobody, &sink)
    case .joined(let member): begin(.joined, .unknown, member, &sink)
    case .left(let member): begin(.left, .unknown, member, &sink)
    case .held(let contact, let reason, let notes):
      begin(.held, contact, .nobody, &sink)
      sink.reason(reason)
      writeNotes(notes, about: contact, details, to: &sink)
    case .timedOut(let contact, _):
      begin(.timedOut, contact, .nobody, &sink)
      sink.beginList(.from)
      for member in details.recipients { sink.item(directory.key(of: member)) }
      sink.endList()
    case .tagged(let contact):
      begin(.tagged, contact, .nobody, &sink)
      writeTags(details.tags, to: &sink)
    case .untagged(let contact):
      begin(.untagged, contact, .nobody, &sink)
      writeTags(details.tags, to: &sink)
    case .optedOut(let contact, let origin):
      begin(.optedOut, contact, .nobody, &sink)
      writeOrigin(origin, details, to: &sink)
      if isLate { sink.notes(.late) }
    case .routed(let contact, let destination, let via, let notes):
      begin(.routed, contact, .nobody, &sink)
      writeRecipients(destination, details, to: &sink)
      sink.via(via)
      if via == .tagRule { sink.rules(.rules, details.rules) }
      writeNotes(notes, about: contact, details, to: &sink)
    case .refused(let refusal):
      writeRefusal(refusal, details, to: &sink)
    }
    sink.end()
    origin.i += 1
  }

  /// Describes a line that is not an event. The place and the next step are part of the message.
  public mutating func writeMalformed(_ problem: RecordProblem, to sink: inout some EffectSink) {
    sink.begin(.refused, origin: origin)
    sink.string(.reason, EffectKind.malformed)
    sink.string(.message, problem.sentence)
    sink.end()
    origin.i += 1
  }

  /// One effect per channel. INVARIANT: a member has an address for every channel; the checker of rule files ensures
  /// it.
  private mutating func writeNotification(
    _ notification: NotificationID, _ member: MemberID, _ details: EffectDetails, to sink: inout some EffectSink
  ) {
    precondition(details.facts != nil, "a notification is described with its facts")
    let policy = directory.names.policy
    guard let facts = details.facts, policy.team.indices.contains(member.index),
      policy.notifications.indices.contains(notification.index)
    else {
      return
    }
    let text = texts(notification, member, facts)
    for channel in policy.team[member.index].notify {
      begin(.notified, .unknown, member, &sink)
      sink.notification(policy.notifications[notification.index].kind, over: channel)
      let address: String?
      switch channel {
      case .email:
        sink.string(.subject, text.subject)
        address = policy.team[member.index].email
      case .sms: address = policy.team[member.index].phone
      }
      sink.string(.body, text.body)
      sink.string(.to, address ?? "")
      sink.end()
      origin.i += 1
    }
  }

  private func begin(_ kind: EffectKind, _ contact: ContactID, _ member: MemberID, _ sink: inout some EffectSink) {
    sink.begin(kind, origin: origin)
    if contact.isKnown { sink.string(.contact, directory.id(of: contact)) }
    if member.isSomebody { sink.string(.member, directory.key(of: member)) }
  }

  private func writeTags(_ tags: [TagID], to sink: inout some EffectSink) {
    sink.beginList(.tags)
    for tag in tags { directory.spelling(of: tag).withUnsafeBufferPointer { sink.item($0) } }
    sink.endList()
  }

  /// The remarks of a place or a click, and whether the event that it came of is late.
  private func writeNotes(
    _ notes: RoutingNotes, about contact: ContactID, _ details: EffectDetails, to sink: inout some EffectSink
  ) {
    let isOfEvent = isLate && directory.contact(details.contact) == contact
    let notes = isOfEvent ? notes.union(.late) : notes
    if !notes.isEmpty { sink.notes(notes) }
  }

  /// The name of someone who is not in the team, as the event gives it.
  private func writeName(_ key: EffectKey, _ details: EffectDetails, to sink: inout some EffectSink) {
    if !details.member.isEmpty { sink.string(key, details.member) }
  }

  private mutating func writeOrigin(
    _ origin: OptOutOrigin, _ details: EffectDetails, to sink: inout some EffectSink
  ) {
    switch origin {
    case .keyword, .carrier, .manual, .anotherRow, .elsewhere: lastOptOut = origin
    case .samePhone: break
    }
    switch lastOptOut {
    case .keyword, .samePhone: sink.string(.by, OptOutWord.keyword.rawValue)
    case .carrier: sink.string(.by, OptOutWord.carrier.rawValue)
    case .anotherRow: break
    case .elsewhere(let place): writePlace(place, to: &sink)
    case .manual(let member):
      if member.isSomebody { sink.string(.by, directory.key(of: member)) } else { writeName(.by, details, to: &sink) }
    }
  }

  /// Where something was said that was not said here.
  private func writePlace(_ place: ElsewhereID, to sink: inout some EffectSink) {
    guard let action = directory.action(place) else { return sink.string(.by, OptOutWord.file.rawValue) }
    sink.string(.by, OptOutWord.anotherAction.rawValue)
    sink.string(.action, action)
  }

  private func writeRecipients(_ destination: Destination, _ details: EffectDetails, to sink: inout some EffectSink) {
    sink.beginList(.to)
    switch destination {
    case .sharedInbox: sink.item(Via.sharedInbox.rawValue)
    case .member(let member): sink.item(directory.key(of: member))
    case .recipients: for member in details.recipients { sink.item(directory.key(of: member)) }
    }
    sink.endList()
  }

  private func writeRefusal(_ refusal: Refusal, _ details: EffectDetails, to sink: inout some EffectSink) {
    sink.begin(.refused, origin: origin)
    sink.reason(refusal)
    var message = refusal.message(contact: shown(details.contact), member: shown(details.member))
    if refusal == .unknownContact, let meant = directory.contact(ofPhone: details.contact) {
      message =
        "no contact has the id `\(shown(details.contact))`, which is the phone of `\(shown(directory.id(of: meant)))`:"
        + " events name contacts by their ids"
    }
    sink.string(.message, message)
    if !details.contact.isEmpty { sink.string(.contact, details.contact) }
    if !details.member.isEmpty { sink.string(.member, details.member) }
  }
}
