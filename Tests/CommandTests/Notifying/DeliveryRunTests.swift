import Desk
import Diagnostics
import Journal
import Testing

@testable import PatchbayCommand

/// Runs of deliveries in virtual time, without programs or files.
@Suite struct DeliveryRunTests {
  /// Gives notifications `1...count`, and keeps every record.
  private final class MemoryQueue: NotificationQueue {
    var waiting: [Int]
    var begun: [Delivery] = []
    var records: [Delivery] = []
    /// Whether the disk is full.
    var isFull = false
    init(_ count: Int) { waiting = Array(1...count) }

    func next() -> Delivery? {
      guard !waiting.isEmpty else { return nil }
      let n = waiting.removeFirst()
      return Delivery(id: .init(action: "a", stream: 1, n: n, i: 0), effect: [], status: .due, tries: 0)
    }
    func begin(_ delivery: Delivery) throws(Failure) {
      if isFull { throw Failure("no room") }
      begun.append(delivery)
    }
    func record(_ delivery: Delivery) { records.append(delivery) }
  }

  private final class VirtualClock: DeliveryClock {
    var now: Int64 = 0
    var wallTime: Int64 { 1_000_000 + now }
    func wait(until time: Int64) { now = max(now, time) }
  }

  /// One run: each sending takes 10 ms; `fails` says how many tries of a notification fail.
  private func run(_ count: Int, tries: Int = 3, firstWait: Int64 = 1000, fails: [Int: Int]) throws -> (
    sent: [String], records: [Delivery], delivered: Int, failed: Int
  ) {
    let (queue, clock) = (MemoryQueue(count), VirtualClock())
    var run = DeliveryRun(queue, clock: clock, tries: tries, firstWait: firstWait)
    var (sent, seen): ([String], [Int: Int]) = ([], [:])
    try run.run(
      send: { due in
        let n = due.delivery.id.n
        sent.append("\(n)@\(clock.now)")
        clock.now += 10
        seen[n, default: 0] += 1
        return seen[n, default: 0] <= fails[n] ?? 0 ? .refused("no") : .delivered
      }, giveUp: { due, reason in sent.append("gave up \(due.delivery.id.n): \(reason)") })
    return (sent, queue.records, run.delivered, run.failed)
  }

  @Test func `others go on while one waits`() throws {
    let (sent, records, delivered, failed) = try run(3, fails: [1: 1])
    #expect(sent == ["1@0", "2@10", "3@20", "1@1010"])
    #expect(records.map(\.id.n) == [1, 2, 3, 1])
    #expect(records.map(\.status) == [.due, .delivered, .delivered, .delivered])
    #expect(records.map(\.tries) == [1, 1, 1, 2] && records.map(\.error) == ["no", nil, nil, nil])
    #expect(records.map(\.lastTry) == [1_000_010, 1_000_020, 1_000_030, 1_001_020])
    #expect(delivered == 3 && failed == 0)
  }

  @Test func `after the last try it is given up`() throws {
    let (sent, records, delivered, failed) = try run(2, fails: [1: 9, 2: 9])
    #expect(
      sent == [
        "1@0", "2@10", "1@1010", "2@1020", "1@5020", "gave up 1: no", "2@5030", "gave up 2: no",
      ])
    #expect(records.suffix(2).map(\.status) == [.failed, .failed] && records.suffix(2).map(\.tries) == [3, 3])
    #expect(delivered == 0 && failed == 2)
  }

  @Test func `one try is one`() throws {
    let (sent, records, _, failed) = try run(1, tries: 1, fails: [1: 9])
    #expect(sent == ["1@0", "gave up 1: no"] && records.map(\.status) == [.failed] && failed == 1)
  }

  @Test func `waits grow and stay within an hour`() {
    let backOff = BackOff<Int>(tries: 10, firstWait: 1000)
    #expect((1...4).map(backOff.wait) == [1000, 4000, 16_000, 64_000])
    #expect(backOff.wait(afterFailures: 10) == 3_600_000)
    #expect(BackOff<Int>(tries: 3, firstWait: 0).wait(afterFailures: 2) == 0)
  }

  /// Otherwise it would be sent again by every run, until the disk has room.
  @Test func `what cannot be recorded is not sent`() throws {
    let queue = MemoryQueue(2)
    queue.isFull = true
    var run = DeliveryRun(queue, clock: VirtualClock(), tries: 3, firstWait: 0)
    var sent = 0
    #expect(throws: Failure.self) {
      try run.run(
        send: { _ in
          sent += 1
          return .delivered
        }, giveUp: { _, _ in })
    }
    #expect(sent == 0 && queue.records.isEmpty)
  }

  @Test func `a try is recorded before it is made`() throws {
    let queue = MemoryQueue(1)
    var run = DeliveryRun(queue, clock: VirtualClock(), tries: 3, firstWait: 0)
    try run.run(
      send: { due in
        #expect(queue.begun.last?.tries == due.delivery.tries && queue.begun.last?.status == .due)
        return queue.begun.count < 2 ? .refused("no") : .delivered
      }, giveUp: { _, _ in })
    #expect(queue.begun.map(\.tries) == [1, 2] && queue.records.map(\.tries) == [1, 2])
  }

  @Test func `a program that never ran stops the run`() throws {
    let (queue, clock) = (MemoryQueue(3), VirtualClock())
    var run = DeliveryRun(queue, clock: clock, tries: 3, firstWait: 0)
    var count = 0
    #expect(throws: Failure.self) {
      try run.run(
        send: { _ in
          count += 1
          return .unusable(Failure("not found"))
        }, giveUp: { _, _ in })
    }
    #expect(count == 1 && queue.records.isEmpty, "nothing is recorded: all stay due")
  }

  @Test func `a program that ran before is tried again`() throws {
    let (queue, clock) = (MemoryQueue(2), VirtualClock())
    var run = DeliveryRun(queue, clock: clock, tries: 2, firstWait: 0)
    try run.run(
      send: { due in due.delivery.id.n == 1 ? .delivered : .unusable(Failure("not found")) }, giveUp: { _, _ in })
    #expect(queue.records.map(\.status) == [.delivered, .due, .failed] && run.failed == 1)
  }
}
