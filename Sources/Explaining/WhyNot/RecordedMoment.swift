package import Campaign
package import Diagnostics
package import Interpreting
package import Records
internal import Routing
internal import RuleLanguage
internal import Text

/// A moment of a recorded run, and the reply that is asked about: one that came then, or one that would have come next.
package struct RecordedMoment {
  package let interpreter: Interpreter
  private let state: RoutingState
  private let contact: ContactID
  private let moment: Instant
  private var reading = ReplyReading()
  private var message: MessageID?
  private var given: [TagID] = []
  /// Which reply it is.
  private let what: String

  /// The reply of a contact that would come next.
  ///
  /// - Parameter clock: the run's latest moment.
  package init(_ interpreter: Interpreter, contact: String, clock: Instant?) throws(Failure) {
    self.init(
      interpreter, try interpreter.contact(contact), clock: clock, "a reply that comes now, \(Self.time(clock))")
  }

  private init(_ interpreter: Interpreter, _ contact: ContactID, clock: Instant?, _ what: String) {
    self.interpreter = interpreter
    self.contact = contact
    self.what = what
    state = interpreter.engine.state
    moment = clock ?? Instant(milliseconds: 0)
  }

  private static func time(_ clock: Instant?) -> String { clock?.text ?? "after the last event" }

  /// Takes events up to a line. Where a reply is on that line, it is the one that is asked about; otherwise one that would come after it.
  ///
  /// - Parameters:
  ///   - line: from 1.
  ///   - contact: whose reply; nil is that of the line.
  package init(
    _ interpreter: Interpreter, events: some ByteReader, line number: Int, contact: String?, lateBy: Int64,
    problems: inout some RecordProblemReceiver, progress: some Progress
  ) throws {
    let wanted = try contact.map { try interpreter.contact($0) }
    var reader = interpreter.events(events, after: StreamPosition(lateBy: lateBy))
    var recorder = interpreter.recorder(NoEffects())
    var last = 0
    while last < number, let line = try reader.next() {
      if line.line > number { break }
      last = line.line
      if last == number, case .event(let timed) = line.outcome,
        case .reply(let contact, let reading, let message) = timed.event,
        contact.isKnown, wanted == nil || wanted == contact
      {
        self.init(interpreter, contact, clock: timed.at, "the reply on line \(number) of the events")
        (self.reading, self.message, self.given) = (reading, message, Array(timed.tags))
        return
      }
      if let problem = recorder.take(line, &interpreter.engine) { problems.report(problem) }
      for remark in line.remarks { problems.report(remark) }
      progress.note(last, "event")
      try progress.check()
    }
    guard last == number else {
      throw Failure("the events have no event on line \(number)", help: "the last one that was read is on line \(last)")
    }
    guard let wanted else {
      throw Failure(
        "line \(number) of the events is no reply", help: "name the contact whose reply is meant with `--contact`")
    }
    self.init(
      interpreter, wanted, clock: reader.position.clock, "a reply that comes after line \(number) of the events")
  }

  /// Says why the reply does not go to a member.
  package func whyNot(_ member: MemberID) throws(Failure) -> WhyNot {
    let directory = interpreter.directory
    func id(_ contact: ContactID) -> String { String(decoding: directory.id(of: contact), as: UTF8.self) }
    let tags = state.withTags(of: contact) { $0.map { String(decoding: directory.spelling(of: $0), as: UTF8.self) } }
    let carried = tags.isEmpty ? "no tags" : "tags " + tags.joined(separator: ", ")
    return try WhyNot(
      RecordedReply(
        graph: interpreter.engine.graph, member: member, state: state, contact: contact, moment: moment,
        reading: reading, message: message, given: given),
      contact: id(contact), heading: ["contact \(id(contact)), \(carried)", what],
      places: RulePlaces(origins: interpreter.checked.origins), contactName: id)
  }
}

extension Interpreter {
  /// - Parameter text: an id, or a contact as JSON that is its id alone.
  fileprivate func contact(_ text: String) throws(Failure) -> ContactID {
    var name = text
    if text.hasPrefix("{") {
      name = try ExplainedContact(text, graph: engine.graph).id
      var json = JSONWriter()
      json.object { $0.member(ContactColumn.id.rawValue, name) }
      guard text.filter({ !$0.isWhitespace }) == json.string.filter({ !$0.isWhitespace }) else {
        throw Failure(
          "in a recorded run the contact is as the run has it",
          help: "give the contact’s id alone, as in `--contact c1`")
      }
    }
    let found = name.withUTF8 { directory.contact($0) }
    guard found.isKnown else {
      throw Failure(
        "there is no contact \(quoted(name)) in the run", help: "give the contact’s id as its list has it")
    }
    return found
  }
}
