public import Campaign
internal import Text

/// Writes effects as JSON, one object per line, to bytes that the caller flushes and empties.
public struct JSONLinesSink: EffectSink {
  private var json = JSONWriter()
  private var prefix = EffectPrefix()

  /// The lines so far.
  public var bytes: [UInt8] {
    get { json.bytes }
    _modify { yield &json.bytes }
  }

  /// A sink that has received nothing yet.
  public init() {}

  public mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {
    prefix.set(origin)
    var name = kind.rawValue
    name.withUTF8 { name in
      json.beginObject(atMost: prefix.mostBytes + name.count) { prefix.put(origin.i, name, to: &$0) }
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
    json.endObjectAndLine()
  }
}

/// What the effects of one event begin with, written once for all of them.
private struct EffectPrefix {
  private var n = 0
  private var moment: Moment?
  /// Up to the effect's number, with room for more.
  private var line = Array<UInt8>(repeating: 0, count: 48)
  private var lineCount = 0
  /// From the end of the effect's name on, with room for more.
  private var end = Array<UInt8>(repeating: 0, count: 64)
  private var endCount = 0

  init() {
    writeLine()
    writeEnd()
  }

  /// What is put, without the effect's name.
  var mostBytes: Int { line.count + end.count + 32 }

  mutating func set(_ origin: EffectOrigin) {
    if origin.n != n {
      n = origin.n
      writeLine()
    }
    if origin.moment != moment {
      moment = origin.moment
      writeEnd()
    }
  }

  @inline(__always)
  func put(_ number: Int, _ name: Bytes, to out: inout ByteCursor) {
    line.withUnsafeBufferPointer { out.put(Bytes(start: $0.baseAddress, count: lineCount)) }
    out.put(decimal: Int64(number))
    out.put(",\"effect\":\"")
    out.put(name)
    end.withUnsafeBufferPointer { out.put(Bytes(start: $0.baseAddress, count: endCount)) }
  }

  private mutating func writeLine() {
    lineCount = Self.write(into: &line) { [n] out in
      out.put("\"n\":")
      out.put(decimal: Int64(n))
      out.put(",\"i\":")
    }
  }

  private mutating func writeEnd() {
    endCount = Self.write(into: &end) { [moment] out in
      out.put("\"")
      guard let moment else { return }
      out.put(",\"at\":")
      out.put(moment)
    }
  }

  @inline(__always)
  private static func write(into room: inout [UInt8], _ put: (inout ByteCursor) -> Void) -> Int {
    room.withUnsafeMutableBufferPointer { room in
      guard let start = room.baseAddress else { return 0 }
      var cursor = ByteCursor(at: start)
      put(&cursor)
      return cursor.count(from: start)
    }
  }
}
