public import Campaign

/// One line of an event stream. Pointers into it are valid until the reader moves on.
public struct EventLine {
  public enum Outcome {
    /// For the decider. Unknown names are `.nobody` and `.unknown`: it refuses them.
    case event(TimedEvent)
    /// Refused before it could be decided on: `out_of_order` or `duplicate_contact`.
    case refused(Refusal, at: Instant)
    /// Kept elsewhere, as all that few lines have, so that the others are small.
    indirect case malformed(RecordProblem)
  }
  public enum Order {
    case kept
    indirect case broken(RecordProblem)
  }
  /// The physical line, from 1: `n` of its effects.
  public var line: Int
  /// The moment that effects tell: the event's own, or the one at which a late reply or click is taken. Nil when the event had no
  /// `at`.
  public var moment: Moment?
  public var outcome: Outcome
  /// The names as the line gives them, for messages; empty when it gives none.
  public var contact: Bytes
  public var member: Bytes
  /// What was written to or by the contact; empty when the line does not say.
  public var text = Bytes(start: nil, count: 0)
  /// What the provider calls the reason of a delivery's status; empty when the line does not say.
  public var code = Bytes(start: nil, count: 0)
  /// Warnings about what was taken.
  public var remarks: [RecordProblem] = []
  /// What the line opts out beside its event, and before it: what it says where it is not taken, and what lines say that it cuts off.
  public var optOuts: [TimedEvent] = []
  /// Whether it opts out a contact who is not here. Who takes the line keeps that for whoever comes with the id.
  public var keepsOptOut = false
  /// The event lies before one that was taken already, and is taken all the same.
  public var isLate = false
  /// Whether the event is refused as `out_of_order`.
  public var order = Order.kept

  /// What is wrong with the order, for those who stop there.
  public var disorder: RecordProblem? { if case .broken(let problem) = order { problem } else { nil } }
}

extension EventLine {
  /// Before the first one.
  package static var none: EventLine {
    let nothing = Bytes(start: nil, count: 0)
    return EventLine(
      line: 0, moment: nil, outcome: .refused(.outOfOrder, at: Instant(milliseconds: 0)), contact: nothing,
      member: nothing)
  }

  /// A line that is not an event.
  static func malformed(_ problem: RecordProblem) -> EventLine {
    EventLine(
      line: problem.line, moment: nil, outcome: .malformed(problem), contact: Bytes(start: nil, count: 0),
      member: Bytes(start: nil, count: 0))
  }
}
