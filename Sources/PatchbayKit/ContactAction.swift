internal import Campaign
internal import Diagnostics
package import Interpreting
internal import Notifications
package import Records
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
  var textRecorder: EffectRecorder<EffectPieces>
  /// How far the event stream was read.
  var position: StreamPosition
  /// Whether something other than a contact was taken.
  var hasBegun: Bool
  /// What of the events that came as text is not an event: how many lines, and the first of them. Saving forgets it.
  public internal(set) var malformed = MalformedLines()
  /// For questions, which need the names' scratch memory.
  let asking = Mutex(())

  /// Begins an action. Contacts come as events.
  ///
  /// - Parameters:
  ///   - rules: the rules of the action; they may have others, too.
  ///   - link: gives the `{{link}}` of a member's notifications by the member's name in the rules.
  public init(_ rules: Rules, link: @escaping @Sendable (_ member: String) -> String = { _ in "" }) {
    let directory = Directory(rules.checked.policy, country: rules.checked.list.country, zones: rules.zones)
    directory.closeList()
    self.init(
      rules, directory, RoutingState(rules.checked.policy), StreamPosition(), rules.texts(link), hasBegun: false)
  }

  init(
    _ rules: Rules, _ directory: Directory, _ state: consuming RoutingState, _ position: StreamPosition,
    _ texts: @escaping NotificationTexts, hasBegun: Bool
  ) {
    self.rules = rules
    self.position = position
    self.hasBegun = hasBegun
    interpreter = Interpreter(rules.checked, directory: directory, state: state, texts: texts, graph: rules.graph)
    form = interpreter.form()
    recorder = interpreter.recorder(EffectCollector(file: rules.file))
    textRecorder = interpreter.recorder(EffectPieces())
  }

  /// An action over an interpreter that someone else keeps, to ask: what takes events must not be called on it.
  package init(asking interpreter: Interpreter, _ rules: Rules, at position: StreamPosition) {
    self.rules = rules
    self.position = position
    self.interpreter = interpreter
    hasBegun = true
    form = interpreter.form()
    recorder = interpreter.recorder(EffectCollector(file: rules.file))
    textRecorder = interpreter.recorder(EffectPieces())
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
    if event.kind != .contact { hasBegun = true }
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

  /// How late replies and clicks may be that come after events that happened later: 10 minutes, unless set otherwise.
  ///
  /// They are taken at the moment of the latest event, with the note `late`; what is later still, and what members do, is refused.
  /// Opt outs are taken however late they are. A saved action keeps this.
  public var lateBy: Duration {
    get { .milliseconds(position.lateBy) }
    set {
      let (seconds, attoseconds) = newValue.components
      let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
      position.lateBy = isTooLong ? (seconds < 0 ? 0 : .max) : max(0, whole &+ attoseconds / 1_000_000_000_000_000)
    }
  }

  /// How many events the action has taken, those that were refused among them.
  public var eventCount: Int { position.line }

  /// The statistics of now.
  public var stats: Stats { Stats(interpreter.engine.state.stats) { interpreter.directory.key(of: $0) } }
}
