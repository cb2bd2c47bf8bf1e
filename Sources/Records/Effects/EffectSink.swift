public import Campaign

/// Where the description of an effect goes: text for a stream, or values to compare with the expectations of a case.
///
/// The calls of one effect are `begin`, then one per key in the order of the effect's keys, then `end`. Texts are
/// UTF-8.
public protocol EffectSink {
  mutating func begin(_ kind: EffectKind, origin: EffectOrigin)
  mutating func string(_ key: EffectKey, _ text: Bytes)
  /// A list of texts, such as members or tags.
  mutating func beginList(_ key: EffectKey)
  mutating func item(_ text: Bytes)
  mutating func endList()
  /// The tag rules that matched.
  mutating func rules(_ key: EffectKey, _ rules: [MatchedRule])
  mutating func end()

  // Our own words, for sinks that keep them as typed values. By default they are passed on as texts.
  mutating func reason(_ reason: AssignmentReason)
  mutating func reason(_ reason: ReleaseReason)
  mutating func reason(_ reason: HoldReason)
  mutating func reason(_ reason: Refusal)
  mutating func via(_ via: Via)
  /// Called only where there are notes.
  mutating func notes(_ notes: RoutingNotes)
  mutating func notification(_ kind: NotificationKind, over channel: NotificationChannel)
}

extension EffectSink {
  public mutating func reason(_ reason: AssignmentReason) { string(.reason, reason.rawValue) }
  public mutating func reason(_ reason: ReleaseReason) { string(.reason, reason.rawValue) }
  public mutating func reason(_ reason: HoldReason) { string(.reason, reason.rawValue) }
  public mutating func reason(_ reason: Refusal) { string(.reason, reason.rawValue) }
  public mutating func via(_ via: Via) { string(.via, via.rawValue) }

  public mutating func notes(_ notes: RoutingNotes) {
    beginList(.notes)
    for name in notes.names { item(name) }
    endList()
  }

  public mutating func notification(_ kind: NotificationKind, over channel: NotificationChannel) {
    string(.channel, channel.rawValue)
    string(.type, kind.rawValue)
  }
}

/// Where an effect is in its stream.
public struct EffectOrigin: Hashable, Sendable {
  /// The line of the event that caused it, from 1.
  public var n: Int
  /// Its number among the event's effects, from 0.
  public var i: Int
  /// The event's moment, if it had one.
  public var moment: Moment?

  public init(n: Int, i: Int = 0, moment: Moment? = nil) {
    self.n = n
    self.i = i
    self.moment = moment
  }
}

/// A tag rule that chose recipients: its line in the rule file, from 1, and its number among the tag rules, from 0.
public struct MatchedRule: Hashable, Sendable {
  public var line: Int
  public var index: Int

  public init(line: Int, index: Int) {
    self.line = line
    self.index = index
  }
}

extension EffectSink {
  package mutating func string(_ key: EffectKey, _ text: String) {
    var text = text
    text.withUTF8 { string(key, $0) }
  }

  package mutating func item(_ text: String) {
    var text = text
    text.withUTF8 { item($0) }
  }
}
