/// What happened in a campaign, in the order in which it happened: by contact who was texted and what came back, by member what they did
/// and when. Contacts and members are dense numbers, moments are in milliseconds.
///
/// It takes about 24 bytes for each contact and 20 for each text or response.
public struct CampaignLog: Sendable {
  /// What a member did.
  package enum Act: UInt8, Sendable { case send, respond, away, back }

  /// Something that a member did. For a response, `since` is when the conversation began to wait for one.
  package struct Action: Sendable {
    package let at: Int64
    package let since: Int64
    package let member: UInt16
    package let act: Act
  }

  /// By contact.
  private(set) var contacts: [Contact] = []
  package private(set) var actions: [Action] = []
  /// Between a response and the reply after it, with the moment of the response.
  private(set) var furtherDelays: [(delay: Float, asked: Int64)] = []
  /// When the first thing happened, and the last.
  public private(set) var begin = Int64.max
  public private(set) var end = Int64.min
  /// Replies that lie before the first text, or after an opt out: no scenario has them.
  public private(set) var strayReplies = 0
  /// Responses, and those that someone else wrote than who sent the first text.
  private(set) var responses = 0
  private(set) var responsesOfOthers = 0
  /// Members who did something, by their numbers.
  public private(set) var members = 0

  struct Contact: Sendable {
    var firstText = Int64.min
    /// The first reply, or the response that waits for a further one.
    var since = Int64.min
    var firstDelay = Float.infinity
    var clickDelay = Float.infinity
    /// Who sent the first text.
    var sender = UInt16.max
    var phase = Phase.untexted
    /// Whether the first reply is an opt out.
    var optedOut = false
    var isUndelivered = false
  }

  enum Phase: UInt8, Sendable {
    case untexted, texted, waiting, answered, over
  }

  public init() {}

  /// Makes room for so many more contacts, and things that members do, at once.
  public mutating func reserve(contacts: Int, actions: Int) {
    self.contacts.reserveCapacity(self.contacts.count + contacts)
    self.actions.reserveCapacity(self.actions.count + actions)
  }

  /// Room for more contacts, up to this one.
  private mutating func admit(_ contact: Int) {
    while contacts.count <= contact { contacts.append(Contact()) }
  }

  private mutating func note(_ at: Int64) {
    begin = min(begin, at)
    end = max(end, at)
  }

  private mutating func act(_ act: Act, _ member: Int, at: Int64, since: Int64 = .min) {
    guard let number = UInt16(exactly: member) else { return }
    members = max(members, member + 1)
    actions.append(Action(at: at, since: since, member: number, act: act))
  }

  /// - Parameter member: nil where the log does not say who.
  public mutating func sent(_ contact: Int, by member: Int?, at: Int64) {
    note(at)
    admit(contact)
    if let member { act(.send, member, at: at) }
    guard contacts[contact].phase == .untexted else { return }
    contacts[contact].phase = .texted
    contacts[contact].firstText = at
    contacts[contact].sender = member.flatMap { UInt16(exactly: $0) } ?? .max
  }

  /// - Parameter optsOut: whether it is an opt-out word.
  public mutating func replied(_ contact: Int, at: Int64, optsOut: Bool) {
    note(at)
    admit(contact)
    switch contacts[contact].phase {
    case .untexted: strayReplies += 1
    case .texted:
      contacts[contact].firstDelay = Float(at - contacts[contact].firstText)
      contacts[contact].optedOut = optsOut
      contacts[contact].phase = optsOut ? .over : .waiting
      contacts[contact].since = at
    case .waiting: if optsOut { contacts[contact].phase = .over }
    case .answered:
      furtherDelays.append((Float(at - contacts[contact].since), contacts[contact].since))
      contacts[contact].phase = optsOut ? .over : .waiting
      contacts[contact].since = at
    case .over: strayReplies += 1
    }
  }

  /// A conversation that waits for a response came before those who may give one: later than the reply where rules held it.
  public mutating func placed(_ contact: Int, at: Int64) {
    guard contacts.indices.contains(contact), contacts[contact].phase == .waiting else { return }
    contacts[contact].since = max(at, contacts[contact].since)
  }

  public mutating func responded(_ contact: Int, by member: Int?, at: Int64) {
    note(at)
    admit(contact)
    guard contacts[contact].phase == .waiting else { return }
    if let member {
      act(.respond, member, at: at, since: contacts[contact].since)
      responses += 1
      if UInt16(exactly: member) != contacts[contact].sender { responsesOfOthers += 1 }
    }
    contacts[contact].phase = .answered
    contacts[contact].since = at
  }

  public mutating func clicked(_ contact: Int, at: Int64) {
    note(at)
    admit(contact)
    guard contacts[contact].phase != .untexted, contacts[contact].clickDelay == .infinity else { return }
    contacts[contact].clickDelay = Float(max(0, at - contacts[contact].firstText))
  }

  public mutating func undelivered(_ contact: Int) {
    admit(contact)
    contacts[contact].isUndelivered = true
  }

  /// A contact is opted out without a reply of theirs: nothing more is to be expected.
  public mutating func closed(_ contact: Int) {
    guard contacts.indices.contains(contact), contacts[contact].phase != .untexted else { return }
    contacts[contact].phase = .over
  }

  /// A member is away from now on, or there again.
  public mutating func cameOrWent(_ member: Int, isBack: Bool, at: Int64) {
    note(at)
    act(isBack ? .back : .away, member, at: at)
  }
}

extension CampaignLog {
  /// How many contacts were texted.
  public var texted: Int { contacts.reduce(0) { $0 + ($1.firstText == .min ? 0 : 1) } }

  /// How many members texted or responded.
  public var workers: Int {
    Set(actions.lazy.filter { $0.act == .send || $0.act == .respond }.map(\.member)).count
  }
}
