import Simulation
import Text

/// What pages and terminals say about a curve over the day.
struct CurveWords {
  /// In lines of text.
  let name: String
  /// The id of its chart on a page.
  let id: String
  let title: String
  let text: String
  /// What the marks of its axis count; nil where these say so themselves.
  let axis: String?
}

extension Curve.Name {
  var words: CurveWords {
    switch self {
    case .needsAttention:
      CurveWords(
        name: "needs attention", id: "waiting", title: "Conversations that need attention",
        text: "How many conversations need attention.", axis: "conversations")
    case .queueLength:
      CurveWords(
        name: "queue length", id: "queue", title: "Conversations that no one has in hand",
        text: "How many of the conversations that need attention no one has in hand.", axis: "conversations")
    case .replyWait:
      CurveWords(
        name: "reply wait", id: "waits-over-time", title: "Wait for a response",
        text: "The mean wait of the replies that came at each time. Those that are still open at the end are not among "
          + "them.", axis: nil)
    case .sent:
      CurveWords(
        name: "texts per hour", id: "sent", title: "First texts sent",
        text: "How many first texts the whole team sends, as a rate per hour.", axis: "texts an hour")
    }
  }

  private var unit: Metric.Unit {
    switch self {
    case .replyWait: .milliseconds
    case .needsAttention, .queueLength, .sent: .contacts
    }
  }

  /// A value in a line of text.
  func text(_ value: Double) -> String { QuantityText(unit, .plain).text(value) }

  /// A value in the table of a chart.
  func cell(_ value: Double?) -> String { unit.text(value) }

  /// The marks of its axis.
  func ticks(upTo most: Double) -> Ticks {
    switch self {
    case .replyWait: .durations(upTo: most)
    case .needsAttention, .queueLength, .sent: .amounts(upTo: most, isWhole: true)
    }
  }
}
