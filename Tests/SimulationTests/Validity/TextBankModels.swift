import Campaign
import Routing
import Statistics

@testable import Simulation

/// Whole text banks that are queueing models: rules, engine, inboxes and members, and nothing of them left out.
///
/// All first texts go out at moment 0 and arrive. Waits are measured by a `ReplyBook`, from the reply to the response, over the replies
/// of a span that begins when the empty start is forgotten and that all get their responses before the run ends.
enum TextBankModels {
  static let all: [ValidityModel] = [
    closed(contacts: 10, members: 2, measured: 4.0 * .hour),
    closed(contacts: 30, members: 10, measured: 0.6 * .hour),
    sharedInboxAndRoundRobin,
  ]

  /// Contacts who always write again, and members who keep the conversations that round robin gave them: each member is a finite source
  /// model M/M/1//N of their own.
  private static func closed(contacts: Int, members: Int, measured: Milliseconds) -> ValidityModel {
    let thinking = 60_000
    let handling = 15_000
    let theory = FiniteSource.balance(
      servers: 1, sources: contacts / members, thinking: thinking, handling: handling)
    let begin = (20.0 * Milliseconds.minute).count
    let end = begin + measured.count
    let name = "round robin, \(members) members, \(contacts) contacts who always write again"
    let bank = TextBank(name) {
      $0.members = members
      $0.contacts = contacts
      $0.steps = [.roundRobin, .sharedInbox]
    }
    return ValidityModel(
      name: name,
      quantities: [
        .init(name: "mean response time", unit: .seconds, exact: theory.meanResponse),
        .init(name: "replies an hour", unit: .anHour, exact: theory.throughput * DoubleDouble(members)),
      ],
      tallies: { replication, fault in
        let book = bank.run(
          replication, until: Milliseconds(end) + 6.0 * .minute, handling: fault.slowness * Double(handling),
          delay: .exponential(mean: Double(thinking)), meanReplies: .infinity)
        let waits = book.tally(since: begin, until: end)
        return [waits, Tally(sum: waits.count, count: Double(end - begin))]
      })
  }

  /// Contacts who write once, at moments that are spread evenly over the run: as their number is drawn from Poisson's law, their replies
  /// are exactly a Poisson process. Whoever is free takes the oldest of the shared inbox, which is M/M/c; round robin gives every c-th
  /// to each, which is E_c/M/1. Both meet the same replies.
  private static let sharedInboxAndRoundRobin: ValidityModel = {
    let members = 3
    let handling = 60_000
    let load = DoubleDouble(9) / DoubleDouble(10)
    let shared = ErlangC(servers: members, load: load, handling: handling)
    let ring = RoundRobinQueue(members: members, load: load, handling: handling)
    let long = 600_000
    // Round robin's queues forget the empty start slowest. In heavy traffic they do so like reflected Brownian motion (Abate and Whitt,
    // 1987) with a relaxation time of 260 handling times, so that after three of those the mean wait is 0.3 % too short, and 0.1 % over
    // the span: far less than the interval is wide.
    let begin = 780 * Int64(handling)
    let end = begin + 400 * Int64(handling)
    let replies = Double(members) * load.upper * Double(end) / Double(handling)
    let name = "\(members) members, load 0.9"
    return ValidityModel(
      name: name,
      quantities: [
        .init(
          name: "shared inbox: mean response time", unit: .seconds,
          exact: shared.balance.meanResponse),
        .init(
          name: "shared inbox: share answered after 10 min", unit: .percent, exact: shared.shareAnswered(after: long)),
        .init(name: "round robin: mean response time", unit: .seconds, exact: ring.meanResponse),
        .init(
          name: "round robin: share answered after 10 min", unit: .percent, exact: ring.shareAnswered(after: long)),
        .init(
          name: "round robin less shared inbox: mean response time", unit: .seconds,
          exact: ring.meanResponse - shared.balance.meanResponse),
      ],
      tallies: { replication, fault in
        let chance = Chance(seed: luckKey("number of replies".utf8), replication: replication)
        let contacts = poisson(replies, chance)
        var tallies: [Tally] = []
        for steps: [ReplyStep] in [[.sharedInbox], [.roundRobin, .sharedInbox]] {
          let bank = TextBank(name) {
            $0.members = members
            $0.contacts = contacts
            $0.steps = steps
          }
          let book = bank.run(
            replication, until: Milliseconds(end) + 1.0 * .day, handling: fault.slowness * Double(handling),
            delay: .uniform(0, Double(end)), meanReplies: 1)
          tallies.append(book.tally(since: begin, until: end))
          tallies.append(book.tally(since: begin, until: end, over: Int64(long)))
        }
        return tallies + [Tally(sum: tallies[2].sum - tallies[0].sum, count: tallies[0].count)]
      })
  }()

  /// Draws a number from Poisson's law: how many exponential times go into the mean.
  private static func poisson(_ mean: Double, _ chance: Chance) -> Int {
    var count = 0
    var sum = 0.0
    while true {
      sum -= logarithm(chance.unit(UInt64(count), .outcome, 0))
      if sum > mean { return count }
      count += 1
    }
  }
}

extension TextBank {
  /// One replication in which all first texts go out at once, everyone who is texted replies, and handling is exponential.
  fileprivate func run(
    _ replication: Int, until: Milliseconds, handling: Double, delay: RandomDuration.Shape, meanReplies: Double
  ) -> ReplyBook {
    var bank = self
    let seed = luckKey(name.utf8)
    bank.change = {
      $0.seed = seed
      $0.until = until
      $0.members.general.texting = RandomDuration(.constant(0))
      $0.members.general.handling = RandomDuration(.exponential(mean: handling))
      $0.replies.general = ContactBehaviour(
        known: .none, .all, .none, .none, RandomDuration(delay), meanReplies)
    }
    var book = ReplyBook()
    _ = bank.simulator.runFromLoading(replication: replication, watcher: &book)
    return book
  }
}

extension Milliseconds {
  fileprivate static func + (a: Self, b: Self) -> Self { Milliseconds(a.count + b.count) }
}
