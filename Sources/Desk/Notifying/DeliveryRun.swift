package import Diagnostics
internal import Journal

/// What became of one try to hand a notification on.
package enum SendOutcome {
  case delivered
  /// Why not; it may be tried again.
  case refused(String)
  /// The program itself cannot be run; why.
  case unusable(Failure)
}

/// Time, as a run of deliveries sees it.
package protocol DeliveryClock {
  /// Milliseconds that only move on.
  var now: Int64 { get }
  /// Milliseconds since 1970.
  var wallTime: Int64 { get }
  /// Returns at `time` or a little before.
  func wait(until time: Int64) throws(Failure)
}

/// Hands on the notifications of a queue one after the other. Each try is recorded before it is made, and its outcome before the
/// next one begins. So a run that is killed has at most one delivery whose outcome is not recorded, which the next run repeats; and
/// where nothing can be recorded, nothing is sent.
package struct DeliveryRun<Queue: NotificationQueue, Clock: DeliveryClock> {
  private var queue: Queue
  private let clock: Clock
  private let progress: any Progress
  private var backOff: BackOff<SendingInput>
  package private(set) var delivered = 0
  package private(set) var failed = 0

  /// - Parameter firstWait: milliseconds between the first failure of a notification and its next try.
  package init(_ queue: Queue, clock: Clock, tries: Int, firstWait: Int64, progress: any Progress = NoProgress()) {
    self.queue = queue
    self.clock = clock
    self.progress = progress
    backOff = BackOff(tries: tries, firstWait: firstWait)
  }

  /// - Parameters:
  ///   - send: tries once.
  ///   - giveUp: told of each that failed for the last time, and why.
  package mutating func run(
    send: (SendingInput) throws(Failure) -> SendOutcome, giveUp: (SendingInput, String) -> Void
  ) throws(Failure) {
    while true {
      try progress.check()
      var (due, failures): (SendingInput, Int)
      if let again = backOff.popDue(now: clock.now) {
        (due, failures) = (again.waiting, again.failures)
      } else if let fresh = try queue.next() {
        (due, failures) = (SendingInput(delivery: fresh), 0)
      } else if let time = backOff.nextDue {
        try clock.wait(until: time)
        continue
      } else {
        return
      }
      due.delivery.tries += 1
      due.delivery.lastTry = clock.wallTime
      try queue.begin(due.delivery)
      try record(due, try send(due), failures: failures, giveUp)
      progress.note(delivered + failed, "notification")
    }
  }

  private mutating func record(
    _ due: SendingInput, _ outcome: SendOutcome, failures: Int, _ giveUp: (SendingInput, String) -> Void
  ) throws(Failure) {
    var delivery = due.delivery
    delivery.lastTry = clock.wallTime
    let reason: String
    switch outcome {
    case .delivered:
      delivery.status = .delivered
      delivery.error = nil
      try queue.record(delivery)
      delivered += 1
      return
    case .unusable(let failure):
      // Nothing has worked yet: this is about how the run was started, not about this notification.
      if delivered == 0 { throw failure }
      reason = failure.message
    case .refused(let words): reason = words
    }
    delivery.error = reason
    // One that failed in an earlier run stays failed meanwhile, one that is due stays due.
    let tried = SendingInput(delivery: delivery)
    let isKept = backOff.keep(tried, failures: failures + 1, now: clock.now)
    if !isKept { delivery.status = .failed }
    try queue.record(delivery)
    guard !isKept else { return }
    failed += 1
    giveUp(tried, reason)
  }
}
