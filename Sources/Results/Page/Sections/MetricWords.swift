import Campaign
import Simulation
import Text

extension Metric.Name {
  /// The name that readers use.
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
    case .sentGini: "First texts: how unevenly spread (Gini, 0 to 1)"
    case .claimsExpired: "Claims that ran out"
    case .neverSent: "Contacts never texted"
    case .events: "Things that happened in a run"
    }
  }

  /// Whether it is a ratio, which would say nothing as a whole number.
  var isRatio: Bool { self == .sentGini }
}

extension Metric.Name {
  /// A value of this metric with its unit.
  func text(_ value: Double?) -> String {
    guard let value else { return noNumber }
    return isRatio ? decimal(value, places: 3) : unit.text(value)
  }

  func text(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return noNumber }
    if !isRatio { return unit.text(range) }
    let (low, high) = (decimal(range.lowerBound, places: 3), decimal(range.upperBound, places: 3))
    return low == high ? low : low + " to " + high
  }
}

extension Metric {
  func text(_ value: Double?) -> String { name.text(value) }
  func text(_ range: ClosedRange<Double>?) -> String { name.text(range) }
}

extension UnsentReason {
  var words: String {
    switch self {
    case .notArrived: "The contact joins the list later"
    case .neverTextable: "Opted out, or a phone that another row has"
    case .underReview: "A reply waits for someone to say whether it is an opt out"
    case .outsideHours: "It was outside the texting hours"
    case .waiting: "Given to a member who did not come to it"
    case .capReached: "Given to no one: everyone has as many as the rules allow"
    case .unassigned: "Given to no one: there was no time for it"
    }
  }
}

extension CountName {
  /// What a column of the P2P table counts.
  var words: String {
    switch self {
    case .assigned: "First texts given to the member, sent or not"
    case .waiting: "Of these, not sent yet"
    case .sent: "First texts sent"
    case .replies: "Contacts who replied to the first text"
    case .clicked: "Contacts who followed the link"
    case .conversed: "Contacts with a text out, a reply, and a text out again"
    case .resolved: "Contacts whose conversation had a resolution"
    case .active: "Conversations that go on"
    case .inbox: "Conversations in the member's inbox now"
    case .optOuts: "Contacts who opted out"
    case .needsAttention: "Contacts whose last reply no one has answered"
    case .contacts: "Contacts on the list"
    case .unassigned: "Contacts whose first text no one was given"
    case .held: "Conversations that wait without a place"
    case .neverTextable: "Opted out before a first text, or a later row with the same phone"
    }
  }

  /// Without the underscores of files.
  var title: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}
