public import Campaign
public import Diagnostics
internal import Interpreting
public import Records
internal import Routing
public import RuleLanguage
public import SystemZones
internal import Text
public import Zones

/// A contact action in progress: rules, the contacts and events so far, and what they came to.
///
/// Names go in and names come out, through the same readers, engine and writers as `patchbay route`:
///
/// ```swift
/// var problems = DiagnosticSink()
/// let rules = Source(name: "spring.yaml", bytes: Array(text.utf8))
/// guard var action = ContactAction(rules, problems: &problems) else {
///   return report(problems.sorted, as: .text)
/// }
/// _ = try action.take(.contact, ["id": "c1", "tags": ["Donor"]])
/// let effects = try action.take(.reply, ["contact": "c1", "text": "tell me more"])
/// ```
public struct ContactAction: ~Copyable {
  private let interpreter: Interpreter
  private var recorder: EffectRecorder<EffectValueSink>
  private var jsonRecorder: EffectRecorder<JSONLinesSink>
  /// How far the event stream was read.
  public private(set) var position = StreamPosition()

  /// Nil exactly when the rules have errors.
  ///
  /// - Parameters:
  ///   - rules: the text of a rule file.
  ///   - loader: opens the roster that the rules name with `team: PATH`.
  ///   - zones: knows the time zones that rules and contacts name.
  ///   - link: gives the `{{link}}` of a member's notifications by the member's key.
  ///   - problems: gets everything that is wrong with the rules, warnings too.
  public init?(
    _ rules: Source, loader: RosterLoader = noRosters, zones: @escaping ZoneLoader = systemZones,
    link: @escaping @Sendable (String) -> String = { _ in "" }, problems: inout DiagnosticSink
  ) {
    guard let checked = checkRules(rules, loader: loader, zones: zones, sink: &problems) else { return nil }
    self.init(checked, zones: zones, link: link)
  }

  public init(
    _ rules: CheckedPolicy, zones: @escaping ZoneLoader = systemZones,
    link: @escaping @Sendable (String) -> String = { _ in "" }
  ) {
    let team = rules.policy.team
    interpreter = Interpreter(rules, zones: zones, link: { link(team[$0.index].key) })
    // Every contact comes as an event.
    interpreter.directory.closeList()
    recorder = interpreter.recorder(EffectValueSink())
    jsonRecorder = interpreter.recorder(JSONLinesSink())
  }

  public var rules: CheckedPolicy { interpreter.checked }

  /// Takes one event and gives its effects. The keys are those of an event stream: `docs/schema/event.schema.json`.
  ///
  /// What the rules do not allow, and what is no event, is an effect `refused`, and changes nothing.
  public mutating func take(_ kind: EventKind, _ fields: KeyValuePairs<String, EventValue> = [:]) throws
    -> [EffectValue]
  {
    var line = JSONWriter()
    line.object { line in
      line.member("event", kind.rawValue)
      for field in fields { field.value.write(field.key, to: &line) }
    }
    line.endLine()
    return try take(lines: line.bytes)
  }

  /// Takes a piece of an event stream, whole lines of JSON, and gives their effects. `n` counts on from piece to piece.
  ///
  /// - Throws: `OutOfMemory`.
  public mutating func take(lines: [UInt8]) throws -> [EffectValue] {
    recorder.sink = EffectValueSink()
    try Self.read(ArrayByteReader(lines), interpreter, &position) { _ = recorder.take($0, &interpreter.engine) }
    return recorder.sink.effects
  }

  /// Takes a piece of an event stream, and gives the effects as text: `docs/schema/effect.schema.json`, one a line.
  ///
  /// - Throws: what the input throws, and `OutOfMemory`. The effects of the lines before that come with the next piece.
  public mutating func takeJSON(_ lines: some ByteReader) throws -> [UInt8] {
    try Self.read(lines, interpreter, &position) { _ = jsonRecorder.take($0, &interpreter.engine) }
    defer { jsonRecorder.sink.bytes = [] }
    return jsonRecorder.sink.bytes
  }

  /// What a reply would come to now, if it were taken as the next event. Nothing changes.
  ///
  /// - Throws: `OutOfMemory`.
  public func decide(replyOf contact: String, text: String = "") throws -> [EffectValue] {
    var recorder = interpreter.recorder(EffectValueSink())
    try readReply(contact, text) { _ = recorder.decide($0, interpreter.engine) }
    return recorder.sink.effects
  }

  /// What a reply would come to now, as text: `docs/schema/effect.schema.json`, one effect a line.
  ///
  /// - Throws: `OutOfMemory`.
  public func decideJSON(replyOf contact: String, text: String = "") throws -> [UInt8] {
    var recorder = interpreter.recorder(JSONLinesSink())
    try readReply(contact, text) { _ = recorder.decide($0, interpreter.engine) }
    return recorder.sink.bytes
  }

  /// The statistics of now.
  public var stats: StatsTable { interpreter.engine.state.stats }

  /// The statistics of now as `patchbay.stats/1`.
  public var statsJSON: [UInt8] { StatsWriter.json(stats) { interpreter.directory.key(of: $0) } }

  private static func read(
    _ input: some ByteReader, _ interpreter: Interpreter, _ position: inout StreamPosition, take: (EventLine) -> Void
  ) throws {
    var reader = interpreter.events(input, after: position)
    while let line = try reader.next() {
      take(line)
      position = reader.position
    }
  }

  /// Reads a reply as an event that does not count: it has no message id that a later one could repeat.
  private func readReply(_ contact: String, _ text: String, _ take: (EventLine) -> Void) throws {
    var line = JSONWriter()
    line.object { line in
      line.member("event", EventKind.reply.rawValue)
      line.member("contact", contact)
      line.member("text", text)
    }
    line.endLine()
    var position = position
    try Self.read(ArrayByteReader(line.bytes), interpreter, &position, take: take)
  }
}

/// What a key of an event says.
public enum EventValue: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral {
  case text(String)
  case texts([String])
  case flag(Bool)
  /// A moment, since 1970.
  case milliseconds(Int64)

  public init(stringLiteral text: String) { self = .text(text) }
  public init(arrayLiteral texts: String...) { self = .texts(texts) }
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }

  fileprivate func write(_ key: String, to line: inout JSONWriter) {
    switch self {
    case .text(let text): line.member(key, text)
    case .texts(let texts): line.member(key, texts)
    case .flag(let flag): line.member(key, flag)
    case .milliseconds(let number): line.member(key, number)
    }
  }
}
