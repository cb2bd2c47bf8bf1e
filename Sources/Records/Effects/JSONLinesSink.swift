public import Campaign
internal import Text

/// Writes effects as JSON, one object per line, to bytes that the caller flushes and empties.
public struct JSONLinesSink: EffectSink {
  private var json = JSONWriter()

  /// The lines so far.
  public var bytes: [UInt8] {
    get { json.bytes }
    _modify { yield &json.bytes }
  }

  /// A sink that has received nothing yet.
  public init() {}

  public mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {
    json.beginObject()
    json.member(bare: "n", Int64(origin.n))
    json.member(bare: "i", Int64(origin.i))
    json.member("effect", kind.rawValue)
    guard let moment = origin.moment else { return }
    json.key(bare: "at")
    switch moment.form {
    case .integer: json.value(moment.instant.milliseconds)
    case .text: json.value(moment.instant)
    }
  }

  public mutating func string(_ key: EffectKey, _ text: Bytes) { json.member(bare: key.staticName, utf8: text) }

  public mutating func beginList(_ key: EffectKey) {
    json.key(bare: key.staticName)
    json.beginArray()
  }

  public mutating func item(_ text: Bytes) { json.value(utf8: text) }
  public mutating func endList() { json.endArray() }

  public mutating func rules(_ key: EffectKey, _ rules: [MatchedRule]) {
    beginList(key)
    for rule in rules {
      json.beginObject()
      json.member(bare: "line", Int64(rule.line))
      json.member(bare: "index", Int64(rule.index))
      json.endObject()
    }
    endList()
  }

  public mutating func notes(_ notes: RoutingNotes) {
    json.key(bare: EffectKey.notes.staticName)
    json.raw(Self.lists[Int(notes.rawValue)])
  }

  /// The list of each set of notes, by its number.
  private static let lists: [[UInt8]] = (0...UInt8.max).map { number in
    var json = JSONWriter()
    json.beginArray()
    for name in RoutingNotes(rawValue: number).names { json.value(name) }
    json.endArray()
    return json.bytes
  }

  public mutating func end() {
    json.endObject()
    json.endLine()
  }
}
