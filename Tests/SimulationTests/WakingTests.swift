import Campaign
import Routing
import TestSupport
import Testing

@testable import Simulation

/// Who is woken when work comes: as many as there is work, each idle member as likely as any other.
@Suite struct WakingTests {
  /// Equal members at a low load: mostly all of them are idle when a contact or a reply comes.
  private static func quiet(_ name: String, _ edit: (inout TextBank) -> Void = { _ in }) -> TextBank {
    TextBank(name) {
      $0.members = 10
      $0.contacts = 4_000
      $0.change = {
        $0.until = 60.0 * .hour
        $0.replications = 1
        $0.contacts.knownToMember = .none
        $0.members.general.texting = RandomDuration(.constant(60_000))
        $0.members.general.handling = RandomDuration(.constant(30_000))
        $0.replies.general = ContactBehaviour(
          known: .none, Share(known: 0.4), .none, .none, RandomDuration(.exponential(mean: 3_600_000)), 2)
        $0.arrivals = .rates([.init(from: .zero, to: 60.0 * .hour, perHour: 80)])
      }
      edit(&$0)
    }
  }

  static let banks: [TextBank] = [
    quiet("claims, shared inbox"),
    quiet("buckets, shared inbox") { $0.mode = .buckets(size: 5) },
    quiet("claims, everyone gets the replies") {
      $0.rules = [.tag(0, to: Array(0..<10))]
      let change = $0.change
      $0.change = {
        change(&$0)
        $0.contacts.tags = [.init("Donor", .all)]
      }
    },
  ]

  private struct Work: RunRecorder {
    var sent = [Int](repeating: 0, count: 100)
    var responded = [Int](repeating: 0, count: 100)
    var refused = 0
    var events = 0
    mutating func taking(_ event: borrowing TimedEvent, text: Int?) { events += 1 }
    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
      if case .sent(_, let member) = change { sent[member.index] += 1 }
      if case .responded(_, let member) = change { responded[member.index] += 1 }
      if case .refused = change { refused += 1 }
    }
  }

  private func work(_ bank: TextBank) -> (Work, ReplicationResult) {
    var work = Work()
    let result = bank.simulator.run(replication: 0, watcher: &work)
    return (work, result)
  }

  /// Shares of work differ no more than those of fair coins do: by the largest of ten, in one of a thousand right programs.
  private func isFair(_ counts: [Int]) -> Bool {
    let total = Double(counts.reduce(0, +))
    let deviation = (total * 0.1 * 0.9).squareRoot()
    return total > 1_000 && counts.allSatisfy { abs(Double($0) - total / 10) < 3.9 * deviation }
  }

  @Test(arguments: banks) func `equal members get equal shares`(_ bank: TextBank) {
    let (work, _) = work(bank)
    #expect(isFair(Array(work.sent.prefix(10))), "\(work.sent)")
    #expect(isFair(Array(work.responded.prefix(10))), "\(work.responded)")
  }

  /// Shares as the order of lines would give them are not fair.
  @Test func `unfair shares are found`() { #expect(!isFair([424, 380, 300, 200, 120, 60, 30, 10, 4, 2])) }

  /// No one attempts what the engine refuses, and what is counted as events is what it accepted.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: banks + PromiseTests.banks)
  func `nothing is refused`(
    _ bank: TextBank
  ) {
    let (work, result) = work(bank)
    #expect(work.refused == 0)
    #expect(work.events == result.events)
  }

  /// Who is woken does not go by the lines of the rule file.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: banks) func `lines in another order change nothing`(_ bank: TextBank)
  {
    let (work, _) = work(bank)
    var reversed = bank
    reversed.isReversed = true
    let (other, _) = self.work(reversed)
    #expect(work.sent.prefix(10) == other.sent.prefix(10).reversed()[...])
    #expect(work.responded.prefix(10) == other.responded.prefix(10).reversed()[...])
  }

  /// Members who have as many texts as the rules allow do not stand in the way of others.
  @Test func `who may not take a text is passed over`() {
    var bank = Self.banks[0]
    bank.maxPerMember = 300
    let (work, result) = work(bank)
    #expect(work.sent.prefix(10).allSatisfy { $0 == 300 })
    #expect(work.refused == 0)
    #expect(result.totals.sent == 3_000)
  }

  @Test func `members are drawn evenly`() throws {
    let luck = (0..<70).map { luckKey("member-\($0)".utf8) }
    let all = (0..<70).map { MemberID(UInt16($0)) }
    let chance = Chance(seed: 5, replication: 0)
    // Few of many: the first draws find none of them most of the time.
    for chosen in [all.filter { $0.index % 23 == 5 }, Array(all.suffix(1)), all] {
      var pool = MemberPool(MemberOrder(luck: luck))
      for member in all { pool.insert(member) }
      for member in all where !chosen.contains(member) {
        let wasIn = pool.remove(member)
        #expect(wasIn)
      }
      #expect(pool.count == chosen.count)
      var counts = [Int](repeating: 0, count: 70)
      for number in 0..<UInt64(chosen.count * 1_000) {
        let member = try #require(pool.drawn { chance.pair(number, .waking, $0) })
        counts[member.index] += 1
      }
      for member in all where !chosen.contains(member) { #expect(counts[member.index] == 0) }
      for member in chosen { #expect(abs(counts[member.index] - 1_000) < 160) }
    }
    #expect(MemberPool(MemberOrder(luck: luck)).drawn { chance.pair(1, .waking, $0) } == nil)
  }
}
