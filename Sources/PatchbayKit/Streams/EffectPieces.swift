internal import Campaign
internal import Interpreting
internal import Records
internal import Routing

/// Writes effects as lines of JSON, in pieces of whole lines: an event that concerns every contact makes many of them, and no
/// piece has to be copied while it grows.
struct EffectPieces: DecisionSink, ForwardingSink {
  /// How long a piece is before the next one begins. It may be longer by one effect.
  static let size = 1 << 20

  var target = JSONLinesSink()
  private var whole: [[UInt8]] = []

  /// Whether at least one piece is whole, so that no further event should be taken.
  var isFull: Bool { !whole.isEmpty }
  var isEmpty: Bool { whole.isEmpty && target.bytes.isEmpty }

  /// The first piece, which may be empty.
  mutating func next() -> [UInt8] {
    if !whole.isEmpty { return whole.removeFirst() }
    defer { target.bytes = [] }
    return target.bytes
  }

  /// Puts lines before all others, to be told again.
  mutating func putBack(_ lines: [UInt8]) {
    if !lines.isEmpty { whole.insert(lines, at: 0) }
  }

  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}

  mutating func end() {
    target.end()
    guard target.bytes.count >= Self.size else { return }
    whole.append(target.bytes)
    target.bytes = []
  }
}
