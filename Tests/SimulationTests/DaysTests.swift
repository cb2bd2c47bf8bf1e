import Campaign
import Routing
import Statistics
import Testing
import Zones

@testable import Simulation

/// Figures that differ from day to day, and members who do not come.
@Suite struct DaysTests {
  private static let bank = TextBank("days") {
    $0.contacts = 150
    $0.change = { $0.until = 1.0 * .hour }
  }

  private func bank(_ change: @escaping @Sendable (inout Scenario) -> Void) -> TextBank {
    TextBank("days") {
      $0.contacts = 150
      $0.change = {
        $0.until = 1.0 * .hour
        change(&$0)
      }
    }
  }

  /// What a replication comes to, as far as any difference would show.
  private func trace(_ bank: TextBank, _ replication: Int) -> [String] {
    let result = bank.simulator.run(replication: replication)
    return ["\(result.replyWaits)", "\(result.totals)", "\(result.utilisation)", "\(result.events)"]
  }

  @Test func `a range is drawn by inversion`() throws {
    let even = try #require(DayRange(.reply, from: 0.2, to: 0.6))
    #expect(even.mean == 0.4 && abs(even.value(0.25) - 0.3) < 1e-12)
    let range = try #require(DayRange(.reply, from: 2, to: 10, likely: 4))
    // A quarter of all days are below the likeliest value: (4 - 2) / (10 - 2).
    #expect(abs(range.value(0.25) - 4) < 1e-12)
    let draws = (0..<10_000).map { range.value((Double($0) + 0.5) / 10_000) }
    #expect(zip(draws, draws.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(abs(draws.reduce(0, +) / 10_000 - range.mean) < 1e-3)
    #expect((draws.min() ?? 0) >= 2 && (draws.max() ?? 0) <= 10)
    for likely in [2.0, 10] {
      let end = try #require(DayRange(.reply, from: 2, to: 10, likely: likely))
      #expect(abs((0..<1_000).reduce(0) { $0 + end.value((Double($1) + 0.5) / 1_000) } / 1_000 - end.mean) < 0.01)
    }
    #expect(DayRange(.reply, from: 3, to: 2) == nil && DayRange(.reply, from: 1, to: 2, likely: 3) == nil)
    #expect(DayRange(.reply, from: 3, to: 3)?.value(0.9) == 3)
  }

  /// A run of a range is the run with the value that its day has, in everything.
  @Test func `each replication has its day`() throws {
    let range = try #require(DayRange(.reply, from: 0.1, to: 0.9))
    let pace = try #require(DayRange(.textsPerHour, from: 60, to: 600, likely: 100))
    let drawn = bank {
      $0.replies.general.ranges = [range]
      $0.members.general.ranges = [pace]
    }
    var seen: Set<[String]> = []
    for replication in 0..<4 {
      let chance = Chance(seed: 1, replication: replication)
      let reply = range.value(chance.unit(UInt64(DayFigure.reply.rawValue), .day, 0))
      let rate = pace.value(chance.unit(UInt64(DayFigure.textsPerHour.rawValue), .day, 0))
      let fixed = bank {
        $0.replies.general.reply = Share(known: reply)
        $0.members.general.texting = MemberBehaviour.texting(perHour: rate)
      }
      #expect(trace(drawn, replication) == trace(fixed, replication))
      seen.insert(trace(drawn, replication))
    }
    #expect(seen.count == 4)
  }

  /// A new key changes no draw: a range of one value, and members who all come, are as if nothing were said.
  @Test func `nothing else changes`() throws {
    let range = try #require(DayRange(.reply, from: 0.25, to: 0.25))
    let pace = try #require(DayRange(.textsPerHour, from: 300, to: 300))
    let same = bank {
      $0.replies.general.ranges = [range]
      $0.members.general.ranges = [pace]
      $0.members.general.turnUp = .all
    }
    for replication in 0..<3 { #expect(trace(same, replication) == trace(Self.bank, replication)) }
  }

  /// Between days there is more than coin tosses: the spread of replies is that of the range and of the tosses together.
  @Test func `days differ by more than chance`() throws {
    let range = try #require(DayRange(.reply, from: 0.1, to: 0.7))
    func spread(_ bank: TextBank) -> Double {
      let simulator = bank.simulator
      let replies = (0..<60).map { Double(simulator.run(replication: $0).totals.replies) }
      return Sample(replies)?.deviation ?? 0
    }
    let (fixed, drawn) = (
      bank { $0.replies.general.reply = Share(known: 0.4) }, bank { $0.replies.general.ranges = [range] }
    )
    #expect(spread(drawn) > 2 * spread(fixed))
  }

  /// Who does not come was never there, and does nothing; others do not depend on it.
  @Test func `members who do not come`() throws {
    let half = bank { $0.members.general.turnUp = Share(known: 0.5) }
    let simulator = half.simulator
    var absent = 0
    for replication in 0..<20 {
      let result = simulator.run(replication: replication)
      let chance = Chance(seed: 1, replication: replication)
      for member in 0..<5 {
        let comes = chance.unit(luckKey("member-\(member)".utf8), .turnUp, 0) < 0.5
        #expect((result.utilisation[member] != nil) == comes)
        #expect((result.members[member]?.sent ?? 0 > 0) == comes)
        absent += comes ? 0 : 1
      }
    }
    #expect((30...70).contains(absent))
    let nobody = bank { $0.members.general.turnUp = .none }
    #expect(nobody.simulator.run(replication: 0).totals.sent == 0)
  }

  /// First texts that are dealt to who does not come stay with them.
  @Test func `dealt texts wait for who does not come`() throws {
    let dealt = TextBank("dealt") {
      $0.contacts = 100
      $0.mode = .distributed
      $0.change = {
        $0.until = 2.0 * .hour
        var absent = $0.members.general
        absent.turnUp = .none
        $0.members.named = [.init("member-2", absent)]
      }
    }
    let result = dealt.simulator.run(replication: 0)
    #expect(result.totals.sent == 80 && result.totals.waiting == 20)
    #expect(result.members[2]?.waiting == 20)
  }

  /// By the rules' shifts a member would count as there, so that it is said that they are not.
  @Test func `members who do not come to shifts of the rules`() throws {
    let (first, second) = (DayStretch(start: 600, end: 605), DayStretch(start: 610, end: 615))
    let week = WeeklyHours(Array(repeating: [first, second].compactMap { $0 }, count: 7))
    let zone = try #require(ZoneRules(name: "UTC", offset: 0))
    let bank = TextBank("no one comes") {
      $0.contacts = 30
      $0.shifts = Shifts(week, in: zone)
      $0.steps = [.roundRobin, .sharedInbox]
      $0.change = {
        $0.until = 1_200.0 * .second
        $0.members.general.turnUp = Share(known: 0.5)
      }
    }
    struct Away: RunRecorder {
      var lines: [String] = []
      mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
        if case .away(let member) = event.event { lines.append("\(member.index)") }
      }
      mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {}
    }
    for replication in 0..<6 {
      var watcher = Away()
      _ = bank.simulator.runFromLoading(replication: replication, watcher: &watcher)
      let chance = Chance(seed: 1, replication: replication)
      // Of each shift, in the order in which they begin.
      let expected = (0..<2).flatMap { shift in
        (0..<5).filter { chance.unit(luckKey("member-\($0)".utf8), .turnUp, UInt32(shift)) >= 0.5 }.map(String.init)
      }
      #expect(watcher.lines == expected)
    }
  }
}
