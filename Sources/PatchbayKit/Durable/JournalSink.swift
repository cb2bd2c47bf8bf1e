internal import Campaign
internal import Journal
internal import Records
internal import Routing

/// Writes effects as JSON lines, and notes which of them are notifications that somebody must hand on.
struct JournalSink: DecisionSink {
  private(set) var lines = JSONLinesSink()
  private(set) var notifications: [DueNotification] = []
  private var due: (place: EffectPlace, start: Int)?

  /// The effects since the last call.
  mutating func take() -> (effects: [UInt8], notifications: [DueNotification]) {
    defer {
      lines.bytes = []
      notifications = []
    }
    return (lines.bytes, notifications)
  }

  /// How much there is by now, for `drop`.
  var extent: Int { lines.bytes.count }

  /// Takes back the effects behind an extent, none of which is a notification.
  mutating func drop(after extent: Int) { lines.bytes.removeSubrange(extent...) }

  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}

  mutating func begin(_ kind: EffectKind, place: EffectPlace) {
    due = kind == .notified ? (place, lines.bytes.count) : nil
    lines.begin(kind, place: place)
  }

  mutating func string(_ key: StaticString, _ text: Bytes) { lines.string(key, text) }
  mutating func beginList(_ key: StaticString) { lines.beginList(key) }
  mutating func item(_ text: Bytes) { lines.item(text) }
  mutating func endList() { lines.endList() }
  mutating func rules(_ key: StaticString, _ rules: [MatchedRule]) { lines.rules(key, rules) }

  mutating func end() {
    lines.end()
    guard let due else { return }
    notifications.append(
      DueNotification(n: due.place.n, i: due.place.i, effect: Array(lines.bytes[due.start...])))
  }
}
