import Campaign
import Routing
import Statistics
import Testing

@testable import Simulation

/// What is drawn belongs to the replication: an interval is about its chance, too.
@Suite struct DrawnAnewTests {
  /// Whom the list of a replication shows: tags and acquaintances, by contact.
  private struct ListReader: RunRecorder {
    var rows: [String] = []

    mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
      guard case .contact(let arrival) = event.event else { return }
      rows.append("\(event.tags.map(\.rawValue)) \(arrival.lastTeamMember.rawValue)")
    }
    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {}
  }

  private func list(_ bank: TextBank, _ replication: Int) -> [String] {
    var reader = ListReader()
    _ = bank.simulator.runFromLoading(replication: replication, watcher: &reader)
    return reader.rows
  }

  private static let bank = TextBank("drawn") { $0.change = { $0.until = 600.0 * .second } }

  @Test func `each replication has a list of its own`() throws {
    let lists = (0..<4).map { list(Self.bank, $0) }
    #expect(lists.allSatisfy { $0.count == Self.bank.contacts })
    #expect(Set(lists).count == 4)
    #expect(list(Self.bank, 2) == lists[2])
    #expect(try Self.bank.report().drawsContacts)
  }

  /// Comparisons and grids are paired: the list does not depend on the rules or on anything else of the scenario.
  @Test func `the list does not depend on the rules`() {
    let other = TextBank("other rules") {
      $0.steps = [.roundRobin, .sharedInbox]
      $0.mode = .distributed
      $0.change = {
        $0.until = 300.0 * .second
        $0.members.general.texting = MemberBehaviour.texting(perHour: 60)
      }
    }
    for replication in 0..<3 { #expect(list(other, replication) == list(Self.bank, replication)) }
  }

  /// How many contacts opted out before is a matter of chance, and the interval says so.
  @Test func `nothing drawn is certain`() throws {
    let bank = TextBank("opted out before") {
      $0.change = {
        $0.contacts.tags = [.init("Opt Out", Share(known: 0.3))]
        $0.replications = 10
        $0.until = 60.0 * .second
      }
    }
    let total = try #require(bank.report().totals.first { $0.count == .neverTextable })
    let interval = try #require(total.estimate.interval)
    #expect(interval.lowerBound < interval.upperBound)
  }

  /// Whose texts are many shows who is fast.
  @Test func `who is of which kind is drawn anew`() throws {
    let bank = TextBank("two kinds") {
      $0.members = 10
      $0.change = {
        var fast = $0.members.general
        fast.texting = RandomDuration(.constant(1_000))
        var slow = $0.members.general
        slow.texting = RandomDuration(.constant(50_000))
        $0.members.mix = [.init("fast", count: 5, fast), .init("slow", count: 5, slow)]
        $0.replies.general = ContactBehaviour(known: .none, .none, .none)
        $0.until = 100.0 * .second
        $0.replications = 4
      }
      $0.contacts = 5_000
    }
    let simulator = bank.simulator
    let fast = (0..<4).map { number in
      simulator.run(replication: number).members.map { ($0?.sent ?? 0) > 20 }
    }
    #expect(fast.allSatisfy { $0.filter(\.self).count == 5 })
    #expect(Set(fast).count > 1)
    #expect(try bank.report().drawsKinds)
    #expect(try !Self.bank.report().drawsKinds)
  }

  /// A list that is given stays as it is; so does one about which nothing is drawn.
  @Test func `a list stays`() throws {
    let policy = Self.bank.policy
    var list = ScenarioContacts(fieldCount: policy.fields.count)
    for number in 0..<50 {
      list.append(
        ContactArrival(contact: .unknown), id: "c\(number)".utf8, tags: number % 3 == 0 ? [TagID(0)] : [], values: [])
    }
    let simulator = Simulator(graph: compile(policy), scenario: Self.bank.scenario, contacts: .list(list))
    let lists = (0..<2).map { replication in
      var reader = ListReader()
      _ = simulator.runFromLoading(replication: replication, watcher: &reader)
      return reader.rows
    }
    #expect(lists[0].count == 50 && lists[0] == lists[1])
    #expect(!simulator.report([simulator.run(replication: 0)]).drawsContacts)
    let plain = TextBank("nothing drawn") { $0.change = { $0.contacts = GeneratedContacts(count: 20) } }
    #expect(try !plain.report().drawsContacts)
  }

  /// A list is not loaded again where that comes to the same: exactly the same state, under rules of every kind.
  @Test(arguments: PromiseTests.banks + lists) func `replications begin as if loaded`(_ bank: TextBank) {
    let plan = bank.simulator.plan
    for number in 0..<3 {
      var nobody = NoChangeRecorder()
      let loaded = plan.beginning(of: number, watcher: &nobody).state
      #expect(plan.beginning(of: number).state == loaded)
    }
  }

  private static let lists = [
    TextBank("the last team member first") {
      $0.mode = .distributed
      $0.lastTeamMemberFirst = true
    },
    TextBank("some opted out") {
      $0.change = { $0.contacts.tags.append(.init("Opt Out", Share(known: 0.2))) }
    },
    TextBank("half of them come later") {
      $0.mode = .distributed
      $0.change = { $0.arrivals = .times([.zero, 60.0 * .second]) }
    },
    TextBank("two kinds, one of them late") {
      $0.change = {
        var late = $0.members.general
        late.shifts = [MemberBehaviour.Period(start: 60.0 * .second)]
        $0.members.mix = [.init("early", count: 1, $0.members.general), .init("late", count: 1, late)]
      }
    },
  ]

  /// What is watched from the first contact on is what is measured.
  @Test func `loading again changes nothing`() {
    let simulator = Self.bank.simulator
    for number in 0..<3 {
      var reader = ListReader()
      let watched = simulator.runFromLoading(replication: number, watcher: &reader)
      let plain = simulator.run(replication: number)
      #expect(watched.totals == plain.totals && watched.events == plain.events && watched.waited == plain.waited)
    }
  }
}
