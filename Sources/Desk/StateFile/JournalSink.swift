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

  /// The effects since the last call.
  mutating func drain() -> (effects: [UInt8], notifications: [DueNotification]) {
    defer {
      target.bytes = []
      notifications = []
    }
    return (target.bytes, notifications)
  }

  /// How much there is by now, for `drop`.
  var extent: Int { target.bytes.count }

  /// Takes back the effects behind an extent, none of which is a notification.
  mutating func drop(after extent: Int) { target.bytes.removeSubrange(extent...) }

  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}

  mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {
    due = kind == .notified ? (origin, target.bytes.count) : nil
    target.begin(kind, origin: origin)
  }

  mutating func end() {
    target.end()
    guard let due else { return }
    notifications.append(
      DueNotification(n: due.origin.n, i: due.origin.i, effect: Array(target.bytes[due.start...])))
  }
}
