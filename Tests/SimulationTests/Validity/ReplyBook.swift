import Campaign
import Simulation

@testable import Routing

/// When each conversation began to need attention and when it no longer did, from the changes alone: the waits of a run, kept apart
/// from what the simulator measures.
struct ReplyBook: RunRecorder {
  struct Wait {
    /// Milliseconds on the engine's clock.
    let since: Int64
    let until: Int64
    let isAnswered: Bool
    var length: Int64 { until - since }
  }

  /// Over, in the order of their ends.
  private(set) var waits: [Wait] = []
  /// By contact.
  private var open: [Int64?] = []

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
    switch change {
    case .replied(let contact):
      while open.count <= contact.index { open.append(nil) }
      if open[contact.index] == nil { open[contact.index] = state.clocks.now.milliseconds }
    case .responded(let contact, _): close(contact, state.clocks.now.milliseconds, isAnswered: true)
    case .optedOut(let contact, _), .resolved(let contact, _), .reported(let contact, _):
      close(contact, state.clocks.now.milliseconds, isAnswered: false)
    case .published, .contactJoined, .assigned, .released, .kept, .sent, .routed, .held, .owned, .tagged, .untagged,
      .clicked, .undelivered, .optedIn, .askedBack, .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened, .notified,
      .notificationPutOff,
      .notificationDropped, .reopened, .joined, .left, .wentAway, .cameBack, .copyDropped, .ringTurned, .ownerPicked,
      .timedOut, .startedOver, .lainLong, .messageTaken,
      .bucketStarted, .refused:
      break
    }
  }

  private mutating func close(_ contact: ContactID, _ now: Int64, isAnswered: Bool) {
    guard contact.index < open.count, let since = open[contact.index] else { return }
    open[contact.index] = nil
    waits.append(Wait(since: since, until: now, isAnswered: isAnswered))
  }

  /// The sum of all waits, those that are still open with the length that they have reached.
  func total(at end: Int64) -> Int64 {
    waits.reduce(0) { $0 + $1.length } + stillOpen(at: end).reduce(0, +)
  }

  /// The lengths that waits without an end have reached.
  func stillOpen(at end: Int64) -> [Int64] { open.compactMap { since in since.map { end - $0 } } }

  /// What the replies that came in a span of time waited for their responses. Not a number when one of them got none: leaving it out
  /// would make the mean too small.
  func tally(since begin: Int64, until end: Int64) -> Tally {
    let isOver = !open.contains { $0.map { $0 >= begin && $0 < end } ?? false }
    let measured = waits.filter { $0.since >= begin && $0.since < end }
    return Tally(
      sum: isOver ? Double(measured.reduce(0) { $0 + $1.length }) : .nan, count: Double(measured.count))
  }

  /// How many of them waited longer than `length`.
  func tally(since begin: Int64, until end: Int64, over length: Int64) -> Tally {
    let all = tally(since: begin, until: end)
    let long = waits.count { $0.since >= begin && $0.since < end && $0.length > length }
    return Tally(sum: all.sum.isNaN ? .nan : Double(long), count: all.count)
  }
}
