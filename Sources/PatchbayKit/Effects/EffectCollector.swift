package import Campaign
internal import Interpreting
package import Records
package import Routing

/// Gathers effects as values, and the walk behind the last of them that has a place.
package struct EffectCollector: DecisionSink {
  private(set) var effects: [Effect] = []
  private(set) var trace = Trace()
  private let file: String
  private let keepsTrace: Bool

  // The effect that is being described: all that effects may tell.
  private var kind = EffectKind.refused
  private var origin = EffectOrigin(n: 0)
  private var contact: String?
  private var member: String?
  private var text = ""
  private var message = ""
  private var subject: String?
  private var by: String?
  private var code: String?
  private var action: String?
  private var list: [String] = []
  private var rules: [RuleMatch] = []
  private var assignment = Campaign.AssignmentReason.distributed
  private var release = Campaign.ReleaseReason.memberRemoved
  private var hold = Campaign.HoldReason.nobodyAvailable
  private var refusal: Refusal?
  private var via = Campaign.Via.sharedInbox
  private var notes: RoutingNotes = []
  private var notification = NotificationKind.assignment
  private var channel = NotificationChannel.email

  /// - Parameters:
  ///   - file: the name of the rules.
  ///   - keepsTrace: whether the last walk is wanted.
  package init(file: String, keepsTrace: Bool = false) {
    self.file = file
    self.keepsTrace = keepsTrace
  }

  /// The effects since the last call.
  package mutating func drain() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  package mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {
    if keepsTrace { trace = decision.trace }
  }

  package mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {
    self.kind = kind
    self.origin = origin
    (contact, member, subject, by, code, action, refusal) = (
      nil, nil, nil, nil, nil, nil, nil
    )
    notes = []
    if !list.isEmpty { list = [] }
    if !rules.isEmpty { rules = [] }
  }

  package mutating func string(_ key: EffectKey, _ text: Bytes) {
    let text = String(decoding: text, as: UTF8.self)
    // Reasons come as values.
    if key == .contact { contact = text }
    if key == .member { member = text }
    if key == .by { by = text }
    if key == .code { code = text }
    if key == .action { action = text }
    if key == .subject { subject = text }
    if key == .message || key == .body { message = text }
    // The address of a notification, and the phrase of a review.
    if key == .to || key == .phrase { self.text = text }
  }

  package mutating func beginList(_ key: EffectKey) {}
  package mutating func item(_ text: Bytes) { list.append(String(decoding: text, as: UTF8.self)) }
  package mutating func endList() {}
  package mutating func rules(_ key: EffectKey, _ rules: [MatchedRule]) {
    self.rules = rules.map { RuleMatch(rule: $0, file: file) }
  }
  package mutating func reason(_ reason: Campaign.AssignmentReason) { assignment = reason }
  package mutating func reason(_ reason: Campaign.ReleaseReason) { release = reason }
  package mutating func reason(_ reason: Campaign.HoldReason) { hold = reason }
  package mutating func reason(_ reason: Refusal) { refusal = reason }
  package mutating func via(_ via: Campaign.Via) { self.via = via }
  package mutating func notes(_ notes: RoutingNotes) { self.notes = notes }
  package mutating func notification(_ kind: NotificationKind, over channel: NotificationChannel) {
    (notification, self.channel) = (kind, channel)
  }

  package mutating func end() { effects.append(effect) }

  private var effect: Effect {
    let origin = Effect.Origin(origin: origin)
    let contact = contact ?? ""
    let member = member ?? ""
    return switch kind {
    case .assigned: .assigned(.init(origin: origin, contact: contact, member: member, word: assignment))
    case .released: .released(.init(origin: origin, contact: contact, member: member, word: release))
    case .sent: .sent(.init(origin: origin, contact: contact, member: member))
    case .responded: .responded(.init(origin: origin, contact: contact, member: member))
    case .joined: .joined(.init(origin: origin, member: member))
    case .left: .left(.init(origin: origin, member: member))
    case .routed: .routed(routed(origin, contact))
    case .held: .held(.init(origin: origin, contact: contact, word: hold, remarks: notes))
    case .owned: .owned(.init(origin: origin, contact: contact, member: member))
    case .timedOut: .timedOut(.init(origin: origin, contact: contact, from: list))
    case .tagged: .tagged(.init(origin: origin, contact: contact, tags: list))
    case .untagged: .untagged(.init(origin: origin, contact: contact, tags: list))
    case .optedOut: .optedOut(.init(origin: origin, contact: contact, by: by, action: action, remarks: notes))
    case .optedIn:
      .optedIn(.init(origin: origin, contact: contact, member: self.member, by: by, action: action))
    case .askedBack: .askedBack(.init(origin: origin, contact: contact, remarks: notes))
    case .review: .review(.init(origin: origin, contact: contact, phrase: text))
    case .resolved: .resolved(.init(origin: origin, contact: contact, member: self.member))
    case .reopened: .reopened(.init(origin: origin, contact: contact))
    case .reported: .reported(.init(origin: origin, contact: contact, member: member))
    case .clicked: .clicked(.init(origin: origin, contact: contact, member: self.member, remarks: notes))
    case .undelivered:
      .undelivered(.init(origin: origin, contact: contact, member: member, code: code, remarks: notes))
    case .notified:
      .notified(
        .init(
          origin: origin, member: member, subject: subject, body: message, address: text, notification: notification,
          way: channel))
    case .refused:
      .refused(
        .init(origin: origin, message: message, contact: self.contact, member: self.member, refusal: refusal))
    }
  }

  private func routed(_ origin: Effect.Origin, _ contact: String) -> Effect.Routed {
    // The only place that is not a member.
    let isInSharedInbox = via == .sharedInbox
    return Effect.Routed(
      origin: origin, contact: contact, members: isInSharedInbox ? [] : list, isInSharedInbox: isInSharedInbox,
      rules: rules, word: via, remarks: notes)
  }
}
