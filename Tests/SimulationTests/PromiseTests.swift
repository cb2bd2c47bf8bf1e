import Campaign
import Routing
import TestSupport
import Testing

@testable import Simulation

/// Whole text banks under all checkers, after every step.
@Suite struct PromiseTests {
  static let banks: [TextBank] = [
    TextBank("first come, shared inbox"),
    TextBank("first come, round robin") { $0.steps = [.roundRobin, .sharedInbox] },
    TextBank("distributed, sender or last team member") {
      $0.mode = .distributed
      $0.steps = [.senderOrLastTeamMember, .sharedInbox]
    },
    TextBank("buckets, last team member first") {
      $0.mode = .buckets(size: 25)
      $0.lastTeamMemberFirst = true
      $0.steps = [.lastTeamMember, .sender, .sharedInbox]
    },
    TextBank("tag rules to several") {
      $0.rules = [.tag(0, to: [0]), .tag(1, to: [0, 1, 4])]
      $0.steps = [.roundRobin, .sharedInbox]
    },
    TextBank("a list, then hold, under shifts that leave a gap") {
      $0.steps = [.list(ListID(0)), .hold]
      $0.change = {
        $0.until = 6.0 * .hour
        $0.members.general.shifts = [.init(start: 5.0 * .minute, end: 2.0 * .hour)]
      }
    },
    TextBank("everyone leaves, one after the other's shift") {
      $0.mode = .distributed
      $0.steps = [.roundRobin, .sharedInbox]
      $0.rules = [.tag(1, to: [0, 1, 4])]
      $0.change = {
        $0.until = 6.0 * .hour
        $0.members.general.shifts = [.init(end: 1.0 * .hour)]
        $0.members.general.leaving = .removed
      }
    },
    TextBank("too few people") {
      $0.members = 1
      $0.change = { $0.members.general.handling = RandomDuration(.exponential(mean: 600_000)) }
    },
    TextBank("more people than contacts") {
      $0.members = 100
      $0.contacts = 30
      $0.steps = [.roundRobin, .sharedInbox]
    },
    TextBank("nobody") {
      $0.members = 0
      $0.steps = [.roundRobin, .sharedInbox]
    },
  ]

  @Test(.tags(.slow), .onlyInFullRuns, arguments: banks)
  func `promises hold after every step`(_ bank: TextBank) {
    let simulator = bank.simulator
    for number in 0..<3 {
      var checkers = AllCheckers(bank.policy)
      let result = simulator.runFromLoading(replication: number, watcher: &checkers)
      #expect(checkers.violations == [])
      #expect(result.totals.contacts == bank.contacts)
      #expect(result.isWhole)
      if bank.members > 0 { #expect(result.events > 0 && checkers.changes > bank.contacts) }
    }
  }
}
