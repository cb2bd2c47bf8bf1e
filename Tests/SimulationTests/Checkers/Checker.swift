import Campaign
import Routing
import Simulation

/// Holds a stream of changes against one promise of the rules.
///
/// A checker keeps its own books from the changes alone: it must not believe the state that it is there to check.
protocol Checker {
  /// - Parameter recipients: the members of a fanned out routing.
  /// - Returns: how the promise was broken, or nil.
  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String?
  /// All changes of one decision were seen; `totals` is what the state counts after them, where there is a state.
  mutating func endOfDecision(_ totals: TotalCounts?) -> String?
}

extension Checker {
  mutating func endOfDecision(_ totals: TotalCounts?) -> String? { nil }
}

/// All checkers, after every step of an engine.
struct AllCheckers: RunRecorder {
  private var checkers: [any Checker]
  private(set) var violations: [String] = []
  private(set) var changes = 0
  private var seen = 0

  init(_ policy: RoutingPolicy) { checkers = AllCheckers.make(policy) }

  static func make(_ policy: RoutingPolicy) -> [any Checker] {
    [
      ConservationChecker(), FirstTextChecker(), OptOutChecker(), SelectionChecker(policy), RingChecker(policy),
      PlacementChecker(), OvertakingChecker(policy),
    ]
  }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
    var recipients: [MemberID] = []
    if case .routed(let contact, .recipients, _, _) = change, case .fanOut(let set) = state.placement(of: contact) {
      recipients = Array(state.members(of: set))
    }
    changes += 1
    seen += 1
    let isLast = seen == decision.changes.count
    if isLast { seen = 0 }
    for place in checkers.indices {
      if let violation = checkers[place].saw(change, recipients: recipients) { violations.append(violation) }
      if isLast, let violation = checkers[place].endOfDecision(state.counts) { violations.append(violation) }
    }
  }
}
