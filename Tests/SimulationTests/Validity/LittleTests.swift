import Campaign
import Testing

@testable import Routing
@testable import Simulation

/// Little's law on single runs, in whole milliseconds and without any tolerance: the sum of the times that each spent in a system is the
/// number in the system, summed over time. The two sides are kept by books of their own.
@Suite struct LittleTests {
  @Test(arguments: StationModel.all.map(\.name)) func `holds in the kernel`(_ name: String) throws {
    let model = try #require(StationModel.all.first { $0.name == name })
    for replication in 0..<3 {
      let run = model.run(replication: replication)
      #expect(run.area > 0)
      #expect(zip(run.came, run.left).reduce(0) { $0 + min($1.1, run.end) - $1.0 } == run.area)
    }
  }

  /// Text banks of every kind of rules: what conversations wait, one by one, is what the engine counts as needing attention, over time.
  @Test(arguments: PromiseTests.banks) func `holds in whole text banks`(_ bank: TextBank) {
    let simulator = bank.simulator
    for number in 0..<3 {
      var run = LittleWatcher()
      let result = simulator.runFromLoading(replication: number, watcher: &run)
      let end = run.begin + bank.scenario.until.count
      let area = run.area(at: end)
      #expect(area == run.book.total(at: end))
      if bank.members > 0 { #expect(area > 0) }
      // The simulator's own figures are the same ones.
      #expect(Int64(result.waited) == area && Int64(result.waitingArea) == area)
      let waits = run.book.waits.filter(\.isAnswered).map(\.length) + run.book.stillOpen(at: end)
      #expect(waits.sorted() == result.replyWaits.map(Int64.init))
    }
  }

  /// One response that the book of waits does not hear of breaks the law.
  @Test func `a lost response breaks it`() {
    let bank = PromiseTests.banks[0]
    var watcher = LittleWatcher()
    watcher.ignoredResponse = 5
    _ = bank.simulator.runFromLoading(replication: 0, watcher: &watcher)
    let end = watcher.begin + bank.scenario.until.count
    #expect(watcher.area(at: end) != watcher.book.total(at: end))
  }
}

/// Adds up how many conversations the engine says need attention, and keeps a book of waits beside it.
private struct LittleWatcher: RunRecorder {
  var book = ReplyBook()
  /// When the run began: nothing needs attention before.
  private(set) var begin: Int64 = 0
  /// The number of a response that the book is not told of.
  var ignoredResponse: Int?
  private var responses = 0
  private var sum: Int64 = 0
  private var counted = 0
  private var countedAt: Int64 = 0

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
    let now = state.clocks.now.milliseconds
    if case .published = change { begin = now }
    sum += Int64(counted) * (now - countedAt)
    countedAt = now
    counted = state.counts.needsAttention
    if case .responded = change {
      responses += 1
      if responses == ignoredResponse { return }
    }
    book.changed(change, decision, state)
  }

  func area(at end: Int64) -> Int64 { sum + Int64(counted) * (end - countedAt) }
}
