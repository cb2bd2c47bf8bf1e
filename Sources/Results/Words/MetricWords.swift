import Simulation

extension Metric.Name {
  /// The name on a page.
  var words: String {
    switch self {
    case .firstResponseWait: "First response"
    case .replyWait: "Every response"
    case .timeToSendList: "Whole list texted"
    case .needsAttention: "Conversations that need attention, over time"
    case .queueLength: "Those that no one has in hand, over time"
    case .unanswered: "Conversations that need attention at the end"
    case .utilisation: "Share of the time at work with something to do"
    case .fanOut: "Inboxes that a reply comes into"
    case .sentRange: "First texts: most of a member less fewest"
    case .sentGini: "First texts: how unevenly spread, from 0 to 1 (Gini)"
    case .claimsExpired: "Claims that ran out"
    case .neverSent: "Contacts never texted"
    case .events: "Things that happened in a run"
    }
  }

  /// The name in tables of a terminal: `first response wait`.
  var title: String { spaced(rawValue) }
}

/// A name of files without its underscores.
func spaced(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }

extension Metric.Name {
  /// A value of this metric with its unit, on a page.
  func text(_ value: Double?) -> String { unit.text(value) }
  func text(_ range: ClosedRange<Double>?) -> String { unit.text(range) }
}

extension Metric {
  func text(_ value: Double?) -> String { name.text(value) }
  func text(_ range: ClosedRange<Double>?) -> String { name.text(range) }
}
