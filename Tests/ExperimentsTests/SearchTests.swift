import Campaign
import Diagnostics
import Experiments
import Results
import Routing
import RuleLanguage
import ScenarioLanguage
import Statistics
import Synchronization
import SystemZones
import TestSupport
import Testing

@testable import Simulation

/// Searches for the value up to which a team passes, held against all values.
@Suite struct SearchTests {
  /// A text bank that `Scripts/search-against-grid` makes at random, too.
  struct Bank: Sendable, CustomTestStringConvertible {
    let contacts: Int
    let rate: Int
    let reply: Int
    let gate: String
    var testDescription: String { "\(contacts), \(rate), \(reply) %, \(gate)" }

    static let rules = Source(
      name: "rules.yaml", bytes: Array("version: 1\nmembers: [ana, joe, philly]\nreply_routing: round_robin\n".utf8))

    var scenario: Source {
      Source(
        name: "day.yaml",
        bytes: Array(
          """
          kind: scenario
          version: 1
          contacts: { count: \(contacts) }
          members: { texts_per_hour: \(rate), handling_time: { median: 90s, sigma: 0.8 } }
          replies: { reply: \(reply)%, delay: { median: 5m, sigma: 1 } }
          run: { until: 1h, replications: 24 }
          gates: ["\(gate)"]
          """.utf8))
    }

    func grid(_ search: SearchedRange? = nil, vary: [String] = []) throws(Failure) -> SettingGrid {
      try SettingGrid(
        SettingGrid.Inputs(
          rules: { () throws(Failure) in Self.rules }, scenario: { () throws(Failure) in scenario },
          checkRules: { checkRules($0, zones: systemZones, sink: &$1) },
          readScenario: {
            parseScenario($0, name: "day", around: ScenarioSurroundings(zones: systemZones, rules: $1), sink: &$2)
          }, vary: vary, search: search, refuse: { _ throws(Failure) in }, show: { _ in }))
    }

    func runs(
      _ grid: SettingGrid, isOver: @escaping @Sendable () -> Bool = { false }
    ) throws -> (runs: [SettingRun], outcome: SearchOutcome?) {
      var parallel = ParallelRuns(jobs: 2)
      parallel.isOver = isOver
      var simulations = SettingRuns(grid, parallel, keepsResults: false) {
        SimulatedContacts($0.policy, $0.scenario, zones: systemZones)
      }
      var runs: [SettingRun] = []
      while let run = try simulations.next() { runs.append(run) }
      return (runs, simulations.outcome)
    }

    func search(_ goal: SearchedRange.Goal, _ range: String) throws -> SearchOutcome {
      try #require(try runs(try grid(try SearchedRange(goal, range))).outcome)
    }
  }

  static let banks = [
    Bank(contacts: 120, rate: 30, reply: 20, gate: "never_sent <= 4"),
    Bank(contacts: 150, rate: 60, reply: 40, gate: "unanswered < 6"),
  ]

  /// The value that the search finds is the first that passes of all values; the errors of all of them are larger, so what
  /// the search decides they decide.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: banks) func `the full grid finds the same`(_ bank: Bank) throws {
    let found = try bank.search(.least, "members.count=1..12")
    let all = try bank.runs(try bank.grid(vary: ["members.count=" + (1...12).map(String.init).joined(separator: ",")]))
    let passing = try #require(found.passing)
    let verdicts = all.runs.map(\.report.verdict)
    #expect(found.tried.count <= found.range.mostTried)
    #expect(verdicts[passing - 1] == .pass)
    let beside = try #require(found.notPassing)
    #expect(beside == passing - 1)
    let isSettled = try #require(found.report(beside)).verdict == .fail
    #expect(isSettled ? verdicts[beside - 1] == .fail : found.report(beside)?.verdict == .inconclusive)
    if isSettled { #expect(verdicts.firstIndex(of: .pass) == passing - 1) }
    #expect(found.verdict == .pass)
  }

  /// What a search tries is what a grid has, with the same draws: only the level differs.
  @Test func `a value that is tried is a setting`() throws {
    let bank = Self.banks[0]
    let found = try bank.search(.least, "members.count=2..5")
    let one = try #require(found.tried.first)
    let setting = try #require(try bank.runs(try bank.grid(vary: ["members.count=\(one.value)"])).runs.first)
    #expect(setting.report.metrics.map(\.estimate) == one.report.metrics.map(\.estimate))
    let (wide, narrow) = (try #require(one.report.judgements.first), try #require(setting.report.judgements.first))
    #expect(1 - wide.level < (1 - narrow.level) / 3)
  }

  @Test func `the longest list`() throws {
    let found = try Self.banks[0].search(.most, "contacts.count=10..600")
    let (passing, beside) = (try #require(found.passing), try #require(found.notPassing))
    #expect(beside == passing + 1)
    #expect((40...110).contains(passing))
  }

  @Test func `none passes`() throws {
    let bank = Self.banks[0]
    let none = try bank.search(.least, "members.count=1..2")
    #expect(none.passing == nil && none.notPassing == 2 && none.verdict == .fail && !none.isReversed)
    // More replies are harder, so the smallest share passes and the search goes the wrong way.
    let replies = Bank(contacts: 150, rate: 60, reply: 40, gate: "replies <= 30")
    let reversed = try replies.search(.least, "replies.reply=0%..90%")
    #expect(reversed.passing == nil && reversed.isReversed && reversed.verdict == .fail)
  }

  @Test func `the time is over`() throws {
    let bank = Self.banks[0]
    let asked = Mutex(0)
    let grid = try bank.grid(try SearchedRange(.least, "members.count=1..64"))
    let found = try #require(
      try bank.runs(grid) {
        asked.withLock {
          $0 += 1
          return $0 > 70
        }
      }.outcome)
    #expect(found.isOutOfTime)
    #expect((1...3).contains(found.tried.count))
    let (passing, untried) = (try #require(found.passing), try #require(found.untried))
    #expect(untried == (found.notPassing.map { $0 + 1 } ?? 1)...passing - 1)
    #expect(throws: Failure.self) { try bank.runs(grid, isOver: { true }) }
  }

  @Test(arguments: [
    "members.count", "members.count=4", "members.count=4..", "members.count=8..4", "members.count=4-8",
    "members.count=1.5..4", "members.count=1..99999999999", "run.until=30m..2h", "members=1..4", "members.cuont=1..4",
    "contacts.list=1..4",
  ])
  func `a wish that leads nowhere is refused with a next step`(_ wish: String) throws {
    let failure = try #require(throws: Failure.self) {
      try Self.banks[0].grid(try SearchedRange(.least, wish)).settings
    }
    #expect(failure.help != nil || failure.message.contains("cannot be simulated"), "\(failure)")
  }

  @Test func `without gates there is nothing to pass`() throws {
    let failure = try #require(throws: Failure.self) {
      try SettingGrid(
        SettingGrid.Inputs(
          rules: { () throws(Failure) in Bank.rules },
          scenario: { () throws(Failure) in
            Source(name: "day.yaml", bytes: Array("kind: scenario\nversion: 1\n".utf8))
          }, checkRules: { checkRules($0, zones: systemZones, sink: &$1) },
          readScenario: {
            parseScenario($0, name: "day", around: ScenarioSurroundings(zones: systemZones, rules: $1), sink: &$2)
          }, vary: [], search: try SearchedRange(.least, "members.count=1..4"), refuse: { _ throws(Failure) in },
          show: { _ in }))
    }
    #expect(failure.message.contains("no gates"))
  }
}

/// The halving alone.
@Suite struct HalvingTests {
  @Test(arguments: [0, 1, 2, 3, 10, 1_000, 1_023]) func `finds every place`(_ count: Int) {
    for first in Set([0, 1, count / 3, count / 2, count - 1, count]) where (0...count).contains(first) {
      var looks = 0
      let found = Halving(count) { place in
        looks += 1
        return place < first ? .fail : .pass
      }
      #expect(found.passes == first && found.fails == first - 1 && !found.isStopped)
      #expect(looks <= Halving.most(count))
    }
  }

  @Test func `a range of a thousand takes at most twelve settings`() throws {
    #expect(try SearchedRange(.least, "members.count=1..1000").mostTried <= 12)
    #expect(try SearchedRange(.most, "members.count=0..1000").mostTried <= 12)
  }

  /// All values are exactly at the limit, and their draws have nothing in common: whatever passes does by chance alone. The
  /// values of a search share the errors, so that few searches find one; with the level of a single simulation many would.
  @Test(.tags(.slow), .onlyInFullRuns) func `few searches pass what is at its limit`() throws {
    let gate = Gate.statistic(.mean, .metric(.firstResponseWait), .less, limit: 100)
    let range = try SearchedRange(.least, "members.count=1..1000")
    func falsePasses(among settings: Int, searches: Int) -> Int {
      (0..<searches).count { search in
        Halving(range.count) { place in
          let chance = Chance(seed: UInt64(place), replication: search)
          var judging = Judging([gate], looks: .planned, level: Looks.planned.level(gates: settings))
          while judging.next != nil {
            judging.look { _ in (0..<320).map { 100 + 10 * normalQuantile(chance.unit(0, .outcome, $0)) } }
          }
          return judging.verdict
        }.passes < range.count
      }
    }
    #expect(falsePasses(among: range.mostTried, searches: 100) <= 5)
    #expect(falsePasses(among: 1, searches: 100) > 5)
  }
}
