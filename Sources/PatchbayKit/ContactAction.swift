internal import Campaign
internal import Diagnostics
internal import Interpreting
internal import Notifications
internal import Records
internal import Routing
internal import RuleLanguage
internal import Synchronization
internal import SystemZones
internal import Text
internal import Zones

/// A contact action in progress: rules, the contacts and events so far, and what they came to.
///
/// Names go in and names come out, through the same readers, engine and writers as `patchbay route`:
///
/// ```swift
/// var action = ContactAction(rules)
/// action.add(Contact("c1", tags: ["Donor"]))
/// let effects = action.take(.reply(from: "c1", "tell me more"))
/// for case .routed(let routed) in effects { return routed.members }
/// ```
///
/// It reads no clock and draws no chance, so the same events give the same effects. It is not copied: the name of an action is the
/// action. Give it to one thread at a time, or put it into an actor or a mutex.
public struct ContactAction: ~Copyable, @unchecked Sendable {
  // INVARIANT, for `Sendable`: no one else holds the interpreter, and what does not mutate the action reads it alone, or has
  // `asking`.
  let interpreter: Interpreter
  let rules: Rules
  private var form: EventForm
  private var recorder: EffectRecorder<EffectCollector>
  private var textRecorder: EffectRecorder<JSONLinesSink>
  /// How far the event stream was read.
  var position: StreamPosition
  /// For questions, which need the names' scratch memory.
  private let asking = Mutex(())

  /// Begins an action. Contacts come as events.
  ///
  /// - Parameters:
  ///   - rules: the rules of the action; they may have others, too.
  ///   - link: gives the `{{link}}` of a member's notifications by the member's name in the rules.
  public init(_ rules: Rules, link: @escaping @Sendable (_ member: String) -> String = { _ in "" }) {
    let directory = Directory(rules.checked.policy, zones: rules.zones)
    directory.closeList()
    self.init(rules, directory, RoutingState(rules.checked.policy), StreamPosition(), link)
  }

  init(
    _ rules: Rules, _ directory: Directory, _ state: consuming RoutingState, _ position: StreamPosition,
    _ link: @escaping @Sendable (_ member: String) -> String
  ) {
    let team = rules.checked.policy.team
    self.rules = rules
    self.position = position
    interpreter = Interpreter(
      rules.checked, directory: directory, state: state, texts: rules.renderer.texts { link(team[$0.index].key) },
      graph: rules.graph)
    form = interpreter.form()
    recorder = interpreter.recorder(EffectCollector(file: rules.file))
    textRecorder = interpreter.recorder(JSONLinesSink())
  }

  /// Takes one event: decides, changes, and gives what came of it.
  ///
  /// What the rules do not allow, and what is not an event, is an effect `refused`, and changes nothing.
  ///
  /// - Parameters:
  ///   - event: what happened.
  ///   - time: when, if the event does not say so itself. Without any time, it happened when the one before it did.
  public mutating func take(_ event: Event, at time: Timestamp? = nil) -> [Effect] {
    event.fill(&form, at: time)
    form.position = position
    let line = form.read()
    position = form.position
    _ = recorder.take(line, &interpreter.engine)
    return recorder.sink.drain()
  }

  /// Takes a contact onto the list, as the event `contact` does.
  ///
  /// - Returns: the effects: where first texts are dealt, whose the contact's is.
  @discardableResult
  public mutating func add(_ contact: Contact, at time: Timestamp? = nil) -> [Effect] {
    take(.contact(contact), at: time)
  }

  /// How many events the action has taken, those that were refused among them.
  public var eventCount: Int { position.line }

  /// The statistics of now.
  public var stats: Stats { Stats(interpreter.engine.state.stats) { interpreter.directory.key(of: $0) } }
}

// Events and effects as text.
extension ContactAction {
  /// Takes a piece of an event stream, and gives the effects as text.
  ///
  /// - Parameter lines: whole lines of JSON, one event each: `docs/schema/event.schema.json`. Many at once cost less than one at a
  ///   time. What is not an event is an effect `refused` with a reason `malformed`.
  /// - Returns: one JSON object a line: `docs/schema/effect.schema.json`.
  /// - Throws: `OutOfMemory`. The effects of the lines before that come with the next piece.
  public mutating func takeJSON(_ lines: [UInt8]) throws(OutOfMemory) -> [UInt8] {
    do {
      var reader = interpreter.events(ArrayByteReader(lines), after: position)
      while let line = try reader.next() {
        _ = textRecorder.take(line, &interpreter.engine)
        position = reader.position
      }
    } catch {
      throw OutOfMemory()
    }
    defer { textRecorder.sink.bytes = [] }
    return textRecorder.sink.bytes
  }

  /// Takes a piece of an event stream, and gives the effects as text, as `takeJSON(_:)` for bytes does.
  public mutating func takeJSON(_ lines: String) throws(OutOfMemory) -> String {
    String(decoding: try takeJSON(Array(lines.utf8)), as: UTF8.self)
  }

  /// There is no memory left to read a piece of an event stream.
  public struct OutOfMemory: Error {}
}

// Questions.
extension ContactAction {
  /// Where a reply of a contact would go if it came now, and why. Nothing changes.
  ///
  /// - Parameters:
  ///   - contact: the contact's id.
  ///   - text: what the reply says, which may opt out or tag the contact.
  public func wouldRoute(replyFrom contact: String, _ text: String = "") -> Decision {
    asking.withLock { _ in
      var form = interpreter.form(after: position)
      Event.reply(from: contact, text).fill(&form, at: nil)
      var recorder = interpreter.recorder(EffectCollector(file: rules.file, keepsTrace: true))
      _ = recorder.decide(form.read(), interpreter.engine)
      return Decision(recorder.sink, rules)
    }
  }
}
