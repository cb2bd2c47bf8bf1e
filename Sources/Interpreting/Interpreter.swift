public import Campaign
internal import Notifications
public import Records
public import Routing
public import RuleLanguage
public import SystemZones
public import Zones

/// Rules in use: the names of a run, the engine, and the code that reads and describes events, put together. `route`,
/// `test` and programs that embed the rules differ only in where events come from and where effects go.
public final class Interpreter {
  public let checked: CheckedPolicy
  public let directory: Directory
  public var engine: Engine
  /// What makes the texts of notifications.
  public let texts: NotificationTexts
  private let matcher: ReplyMatcher

  /// - Parameters:
  ///   - checked: the rules.
  ///   - zones: knows the time zones that contacts name.
  ///   - link: gives a member's `{{link}}` in notifications, or an empty text.
  ///   - graph: the policy's graph, if it has been compiled already.
  ///   - isTraced: whether effects come with the walk that led to them; they always come with the tag rules that
  ///     matched.
  public convenience init(
    _ checked: CheckedPolicy, zones: @escaping ZoneLoader = systemZones,
    link: @escaping @Sendable (MemberID) -> String = { _ in "" }, graph: DecisionGraph? = nil, isTraced: Bool = false
  ) {
    self.init(
      checked, directory: Directory(checked.policy, country: checked.list.country, zones: zones),
      state: RoutingState(checked.policy), link: link, graph: graph, isTraced: isTraced)
  }

  /// Continues from a state and the names in it.
  public convenience init(
    _ checked: CheckedPolicy, directory: Directory, state: consuming RoutingState,
    link: @escaping @Sendable (MemberID) -> String = { _ in "" }, graph: DecisionGraph? = nil, isTraced: Bool = false
  ) {
    let texts = NotificationRenderer(checked.policy).texts(link: link)
    self.init(checked, directory: directory, state: state, texts: texts, graph: graph, isTraced: isTraced)
  }

  /// Continues from a state and the names in it, with notifications whose templates were read before.
  package init(
    _ checked: CheckedPolicy, directory: Directory, state: consuming RoutingState, texts: @escaping NotificationTexts,
    graph: DecisionGraph? = nil, isTraced: Bool = false
  ) {
    self.checked = checked
    self.directory = directory
    self.texts = texts
    engine = Engine(
      graph: graph ?? compile(checked.policy), state: state, isTraced: isTraced || !checked.policy.tagRules.isEmpty)
    matcher = ReplyMatcher(checked.policy)
  }

  /// Another run of the same rules from the beginning, with what was read and compiled for the first.
  package init(again first: Interpreter, isTraced: Bool = false) {
    checked = first.checked
    directory = Directory(again: first.directory)
    texts = first.texts
    engine = Engine(
      graph: first.engine.graph, state: RoutingState(checked.policy),
      isTraced: isTraced || !checked.policy.tagRules.isEmpty)
    matcher = first.matcher
  }

  /// Whether a reply with a text means nothing to the rules but that someone replied: no keyword, no phrase, no tag.
  package func isPlain(_ text: String) -> Bool {
    var text = text
    var tags: [TagID] = []
    return text.withUTF8 { matcher.reads($0, tags: &tags) } == ReplyReading() && tags.isEmpty
  }

  /// Takes a row of the contact list, whose tags, values and zones are in the directory.
  public func take(_ arrival: ContactArrival) {
    directory.withLastColumns { tags, values, zones in
      engine.list(
        TimedEvent(
          at: Instant(milliseconds: 0), event: .contact(arrival), tags: tags, values: values, zones: zones))
    }
  }

  /// Opts out a contact of the list by another row.
  public func optOut(_ contact: ContactID) {
    engine.take(TimedEvent(at: Instant(milliseconds: 0), event: .contact(.repetition(of: contact))))
  }

  /// Reads an event stream, or the part of one that follows `position`.
  public func events<Input: ByteReader>(
    _ input: Input, limits: RecordLimits = .standard, after position: StreamPosition = .init()
  ) -> EventReader<Input> {
    let matcher = matcher
    return EventReader(input, directory: directory, limits: limits, after: position) { matcher.reads($0, tags: &$1) }
  }

  /// Reads events that are filled in field by field, after those up to `position`.
  package func form(after position: StreamPosition = StreamPosition()) -> EventForm {
    let matcher = matcher
    return EventForm(directory, after: position) { matcher.reads($0, tags: &$1) }
  }

  public func recorder<Sink: DecisionSink>(_ sink: Sink) -> EffectRecorder<Sink> {
    EffectRecorder(sink, directory: directory, origins: checked.origins, texts: texts)
  }
}
