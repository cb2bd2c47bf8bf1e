import Campaign
import Routing
import Statistics
import TestSupport
import Testing

@testable import Simulation

@Suite struct SimulatorTests {
  /// The report in words, so that two can be compared to the last digit.
  private func words(_ report: SimulationReport) -> [String] {
    report.metrics.map { "\($0.name) \($0.count) \($0.estimate) \($0.percentile(50) ?? 0) \($0.percentile(99) ?? 0)" }
      + report.members.map { "\($0)" } + report.totals.map { "\($0)" }
  }

  @Test func `same seed same report`() throws {
    let bank = PromiseTests.banks[2]
    #expect(try words(bank.report()) == words(bank.report()))
  }

  @Test func `other seeds and replications differ`() throws {
    let bank = PromiseTests.banks[2]
    var other = bank
    other.change = { $0.seed = 2 }
    #expect(try words(bank.report()) != words(other.report()))
    let simulator = bank.simulator
    #expect(simulator.run(replication: 0).replyWaits != simulator.run(replication: 1).replyWaits)
  }

  /// Replications run on other threads, in another order, come to the same report.
  @Test func `threads change nothing`() async throws {
    let bank = PromiseTests.banks[3]
    let simulator = bank.simulator
    let results = await withTaskGroup(of: (Int, ReplicationResult).self) { group in
      for number in (0..<(bank.scenario.replications ?? 1)).reversed() {
        group.addTask { (number, simulator.run(replication: number)) }
      }
      var results: [(Int, ReplicationResult)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    var judging = simulator.judging()
    judging.look(results)
    #expect(try words(simulator.report(results, judging)) == words(bank.report()))
  }

  /// What every contact's luck brings does not depend on the rules: the same contacts opt out under any of them.
  @Test func `luck does not depend on the rules`() {
    struct OptOuts: RunRecorder {
      var contacts: Set<ContactID> = []
      mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
        if case .optedOut(let contact, _) = change { contacts.insert(contact) }
      }
    }
    func optOuts(_ edit: (inout TextBank) -> Void) -> Set<ContactID> {
      var bank = TextBank("luck", edit)
      bank.change = { $0.until = 30.0 * .day }
      var watcher = OptOuts()
      _ = bank.simulator.runFromLoading(replication: 0, watcher: &watcher)
      return watcher.contacts
    }
    let first = optOuts { _ in }
    #expect(!first.isEmpty)
    #expect(optOuts { $0.steps = [.roundRobin, .sharedInbox] } == first)
    #expect(
      optOuts {
        $0.mode = .distributed
        $0.members = 9
      } == first)
  }

  /// With all the time in the world everything is sent and answered, and shares come out as asked.
  @Test(.tags(.slow), .onlyInFullRuns) func `shares come out as asked`() throws {
    var bank = TextBank("shares")
    bank.contacts = 20_000
    bank.members = 50
    bank.change = {
      $0.until = 30.0 * .day
      $0.replications = 2
    }
    let report = try bank.report()
    func total(_ count: CountName) throws -> Double {
      try #require(report.totals.first { $0.count == count }?.estimate.mean)
    }
    #expect(try total(.sent) == 20_000)
    #expect(try total(.unassigned) == 0)
    #expect(try total(.needsAttention) == 0)
    let reached = 20_000 * 0.97
    #expect(abs(try total(.replies) / reached - 0.26) < 0.006)
    #expect(abs(try total(.optOuts) / reached - 0.01) < 0.002)
    // Two replies to a conversation: every conversation has a first one, which half of all replies are.
    let replies = try #require(report.metric(.replyWait)).count
    let conversations = try #require(report.metric(.firstResponseWait)).count
    #expect(abs(Double(replies) / Double(conversations) - 2) < 0.05)
  }

  /// One member, one contact, everything certain and constant: each time can be worked out by hand.
  @Test func `constant times give exact waits`() throws {
    var bank = TextBank("by hand")
    bank.members = 1
    bank.contacts = 1
    bank.change = {
      $0.replications = 1
      $0.members.general.texting = RandomDuration(.constant(10_000))
      $0.members.general.handling = RandomDuration(.constant(7_000))
      $0.replies.general = ContactBehaviour(
        known: .none, .all, .none, .none, RandomDuration(.constant(60_000)), 1)
    }
    let report = try bank.report()
    #expect(report.metric(.timeToSendList)?.percentile(50) == 10_000)
    #expect(report.metric(.firstResponseWait)?.percentile(99) == 7_000)
    #expect(report.metric(.replyWait)?.count == 1)
    // The text, the reply and its response.
    #expect(report.events == 3)
  }

  /// The last moment belongs to the run; what comes later is not scheduled.
  @Test func `nothing happens after the end`() {
    var agenda = Agenda(until: Milliseconds(100), capacity: 4)
    agenda.schedule(.reply, 1, after: 100)
    agenda.schedule(.reply, 2, after: 101)
    agenda.schedule(.reply, 3, after: 1 << 40)
    #expect(agenda.next()?.subject == 1)
    #expect(agenda.now == 100)
    #expect(agenda.next() == nil)
    let isOverfull = agenda.isOverfull
    #expect(!isOverfull)
  }

  /// The 2^32nd event is the last one that fits a key; the next is left out and said to be.
  @Test func `too many events are reported`() {
    var agenda = Agenda(until: Milliseconds(100), capacity: 4, scheduled: (1 << 32) - 1)
    agenda.schedule(.reply, 1, after: 7)
    var isOverfull = agenda.isOverfull
    #expect(!isOverfull)
    agenda.schedule(.reply, 2, after: 6)
    isOverfull = agenda.isOverfull
    #expect(isOverfull)
    #expect(agenda.next()?.subject == 1)
    #expect(agenda.now == 7)
    #expect(agenda.next() == nil)
  }
}
