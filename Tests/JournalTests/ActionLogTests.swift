import Foundation
import TestSupport
import Testing

@testable import Journal

@Suite struct ActionLogTests {
  let file: StateFile

  init() throws { file = try StateFile() }

  @Test func `batches come back as they were written`() throws {
    let journal = try file.open()
    #expect(try journal.action(named: "spring") == nil)
    let log = try journal.create(action: "spring", on: someBasis)
    #expect(try log.extent() == .init(batches: 0, stream: 0, line: 0))
    let batches = (1...5).map { batch($0) } + [batch(1, stream: 2)]
    for (number, batch) in batches.enumerated() { try log.append(batch, after: number) }
    #expect(try log.extent() == .init(batches: 6, stream: 2, line: 10))
    #expect(try log.all() == batches)
    try journal.close()

    let again = try file.open()
    let same = try #require(try again.action(named: "spring"))
    #expect(try same.all(after: 2) == Array(batches[2...]))
    #expect(try same.all(after: 6) == [])
    #expect(try same.batches(beforeStream: 1) == 0)
    #expect(try same.batches(beforeStream: 2) == 5)
    #expect(try same.batches(beforeStream: 3) == nil)
    #expect(try same.eras() == [.init(after: 0, basis: someBasis)])
    #expect(try again.actions() == ["spring"])
  }

  @Test func `a cleanly closed file stands alone`() throws {
    let journal = try file.open()
    try journal.create(action: "spring", on: someBasis).append(batch(1), after: 0)
    #expect(file.names == ["spring.state", "spring.state-shm", "spring.state-wal"])
    try journal.close()
    #expect(file.names == ["spring.state"])
    #expect(throws: JournalError.closed) { try journal.actions() }
  }

  @Test func `actions do not mix`() throws {
    let journal = try file.open()
    let spring = try journal.create(action: "spring", on: someBasis)
    let autumn = try journal.create(action: "autumn", on: someBasis)
    try spring.append(batch(1), after: 0)
    try autumn.append(batch(2), after: 0)
    try autumn.append(batch(3), after: 1)
    try autumn.saveSnapshot([1], covering: 2)
    #expect(try spring.all() == [batch(1)])
    #expect(try autumn.all() == [batch(2), batch(3)])
    #expect(try spring.latestSnapshot() == nil)
    #expect(try journal.actions() == ["spring", "autumn"])
    #expect(throws: JournalError.actionExists(name: "spring")) { try journal.create(action: "spring", on: someBasis) }
  }

  @Test func `counts of other actions are summed`() throws {
    let journal = try file.open()
    for (name, active) in [("a", 1), ("b", 10), ("c", 100)] {
      let log = try journal.create(action: name, on: someBasis)
      let counts = ["zoe", "ana", "Ana", "jose\u{301}", "jos\u{e9}"].map {
        SharedCounts(key: $0, active: active, inbox: active * 2)
      }
      try log.append(batch(1), after: 0, counts: counts)
      try log.append(batch(2), after: 1, counts: [SharedCounts(key: "zoe", active: 0, inbox: 0)])
    }
    let elsewhere = try journal.countsElsewhere(than: "b")
    #expect(
      elsewhere.map { Array($0.key.utf8) } == ["Ana", "ana", "jose\u{301}", "jos\u{e9}", "zoe"].map { Array($0.utf8) })
    #expect(elsewhere.map(\.active) == [101, 101, 101, 101, 0])
    #expect(elsewhere.map(\.inbox) == [202, 202, 202, 202, 0])
    #expect(try journal.countsElsewhere(than: "new").map(\.active) == [111, 111, 111, 111, 0])
    #expect(try journal.action(named: "b")?.memberCounts().map(\.active) == [10, 10, 10, 10, 0])
  }

  @Test func `a batch must follow the last one`() throws {
    let log = try file.open().create(action: "spring", on: someBasis)
    try log.append(batch(1), after: 0)
    for (wrong, after) in [(batch(2), 0), (batch(2), 2), (batch(1), 1), (batch(3, stream: 0), 1)] {
      do {
        try log.append(wrong, after: after, counts: [SharedCounts(key: "ana", active: 1, inbox: 1)])
        Issue.record("accepted \(wrong.lines) after \(after)")
      } catch .outOfOrder(_, _) {
      }
    }
    #expect(try log.all() == [batch(1)])
    #expect(try log.memberCounts() == [])
    try log.append(batch(2), after: 1)
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `two snapshots are kept`() throws {
    let log = try file.open().create(action: "spring", on: someBasis)
    let large = (0..<(9 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    for number in 1...4 {
      try log.append(batch(number), after: number - 1)
      try log.saveSnapshot(number == 3 ? [] : large + [UInt8(number)], covering: number)
      #expect(try log.latestSnapshot() == Snapshot(batches: number, bytes: number == 3 ? [] : large + [UInt8(number)]))
    }
    #expect(throws: JournalError.self) { try log.saveSnapshot([], covering: 5) }
  }

  @Test func `other rules are adopted`() throws {
    let log = try file.open().create(action: "spring", on: someBasis)
    try log.append(batch(1), after: 0, counts: [SharedCounts(key: "ana", active: 3, inbox: 2)])
    try log.saveSnapshot([1], covering: 1)
    var edited = someBasis
    edited.digest = [9]
    #expect(throws: JournalError.self) { try log.adopt(edited, after: 0, snapshot: SnapshotSource([]), counts: []) }
    try log.adopt(
      edited, after: 1, snapshot: SnapshotSource([2]), counts: [SharedCounts(key: "joe", active: 1, inbox: 1)])
    #expect(try log.eras() == [.init(after: 0, basis: someBasis), .init(after: 1, basis: edited)])
    #expect(try log.latestSnapshot() == Snapshot(batches: 1, bytes: [2]))
    #expect(try log.memberCounts().map(\.key) == ["joe"])
  }

  @Test func `deliveries are followed`() throws {
    let journal = try file.open()
    let log = try journal.create(action: "spring", on: someBasis)
    let due = [(2, 1), (3, 0), (3, 1), (10, 0)].map { DueNotification(n: $0.0, i: $0.1, effect: Array("\($0)".utf8)) }
    try log.append(batch(1), after: 0, notifications: due)
    let notify = try file.open(.deliveries)
    var deliveries = notify.deliveries(.due)
    var seen: [Delivery] = []
    while var delivery = try deliveries.next() {
      seen.append(delivery)
      delivery.tries += 1
      delivery.lastTry = 1_700_000_000_000
      delivery.status = delivery.id.i == 1 ? .delivered : delivery.id.n == 10 ? .failed : .due
      delivery.error = delivery.id.n == 3 ? "exit status 1" : nil
      try notify.record(delivery)
    }
    #expect(seen.map(\.id.n) == [2, 3, 3, 10])
    #expect(seen.map(\.effect) == due.map(\.effect))
    #expect(seen.allSatisfy { $0.tries == 0 && $0.lastTry == nil && $0.error == nil && $0.status == .due })
    let left = try journal.all(.due)
    #expect(left.map(\.id) == [.init(action: "spring", stream: 1, n: 3, i: 0)])
    #expect(left.map(\.error) == ["exit status 1"])
    #expect(try journal.all(.delivered).map(\.tries) == [1, 1])
    #expect(try journal.all(.failed).map(\.id.n) == [10])
    var unknown = seen[0]
    unknown.id.action = "autumn"
    #expect(throws: JournalError.self) { try notify.record(unknown) }
  }
}
