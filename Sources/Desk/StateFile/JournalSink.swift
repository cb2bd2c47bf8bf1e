internal import Campaign
internal import Interpreting
internal import Journal
internal import Records
internal import Routing

/// Writes effects as JSON lines, and notes which of them are notifications that have to be handed on.
struct JournalSink: DecisionSink, ForwardingSink {
  var target = JSONLinesSink()
  private(set) var notifications: [DueNotification] = []
  private var due: (origin: EffectOrigin, start: Int)?
  private var said: [Said] = []
  /// The last of `said` is the effect that is being described.
  private var isSaying = false

  /// An opt out that is said here, or undone here: not one that follows from the contact's phone, or was said elsewhere.
  struct Said {
    var contact: ContactID
    var isUndone: Bool
    var by = ""
    var at: Instant?
    /// Where its effect begins.
    var start: Int
  }

  /// The effects since the last call.
  mutating func drain() -> (effects: [UInt8], notifications: [DueNotification], said: [Said]) {
    defer {
      said = []
      target.bytes = []
      notifications = []
    }
    return (target.bytes, notifications, said)
  }

  /// How much there is by now, for `drop`.
  var extent: Int { target.bytes.count }

  /// Takes back the effects behind an extent, none of which is a notification.
  mutating func drop(after extent: Int) {
    target.bytes.removeSubrange(extent...)
    said.removeAll { $0.start >= extent }
  }

  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {
    if case .optedOut(let contact, let origin) = change, origin.isSaidHere {
      said.append(Said(contact: contact, isUndone: false, start: target.bytes.count))
      isSaying = true
    }
    if case .optedIn(let contact, .member) = change {
      said.append(Said(contact: contact, isUndone: true, start: target.bytes.count))
      isSaying = true
    }
  }

  mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {
    due = kind == .notified ? (origin, target.bytes.count) : nil
    if isSaying { said[said.count - 1].at = origin.moment?.instant }
    target.begin(kind, origin: origin)
  }

  mutating func string(_ key: EffectKey, _ text: Bytes) {
    if isSaying, key == .by || key == .member { said[said.count - 1].by = String(decoding: text, as: UTF8.self) }
    target.string(key, text)
  }

  mutating func end() {
    target.end()
    isSaying = false
    guard let due else { return }
    notifications.append(
      DueNotification(n: due.origin.n, i: due.origin.i, effect: Array(target.bytes[due.start...])))
  }
}

extension OptOutOrigin {
  /// Whether it is news to the other contact actions of the sender.
  fileprivate var isSaidHere: Bool {
    switch self {
    case .keyword, .carrier, .manual: true
    case .samePhone, .anotherRow, .elsewhere: false
    }
  }
}
