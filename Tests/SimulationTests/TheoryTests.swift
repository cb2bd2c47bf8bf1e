import Campaign
import Routing
import Testing

@testable import Simulation

/// The simulator against what queueing theory can work out.
@Suite struct TheoryTests {
  /// Contacts who always write again after an exponential time, members who answer in exponential time: round robin gives
  /// each member as many conversations, which stay with their owner, so each is a finite source model M/M/1//N.
  @Test(arguments: [(contacts: 10, members: 2), (contacts: 6, members: 1), (contacts: 30, members: 10)])
  func finiteSourceModel(_ size: (contacts: Int, members: Int)) throws {
    let thinking = 60_000.0
    let handling = 15_000.0
    var bank = TextBank("theory")
    bank.members = size.members
    bank.contacts = size.contacts
    bank.steps = [.roundRobin, .sharedInbox]
    bank.change = {
      $0.until = 1.0 * .day
      $0.replications = 4
      $0.members.general.handling = RandomDuration(.exponential(mean: handling))
      $0.replies.general = ContactBehaviour(
        known: .none, .all, .none, .none, RandomDuration(.exponential(mean: thinking)), .infinity)
    }
    let report = bank.report()
    let expected = Self.responseTime(size.contacts / size.members, thinking: thinking, handling: handling)
    let found = try #require(report.metric(.replyWait)?.estimate.mean)
    #expect(abs(found / expected - 1) < 0.03, "found \(found), theory says \(expected)")
  }

  /// The mean time from a request to the end of its service in M/M/1//N, from the balance of births and deaths.
  static func responseTime(_ sources: Int, thinking: Double, handling: Double) -> Double {
    var weights = [1.0]
    for busy in 1...sources {
      let arrivals = Double(sources - busy + 1) / thinking
      weights.append(weights[busy - 1] * arrivals * handling)
    }
    let total = weights.reduce(0, +)
    let present = weights.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / total
    let throughput = (Double(sources) - present) / thinking
    return present / throughput
  }
}
