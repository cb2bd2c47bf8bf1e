import Campaign
import Diagnostics
import Experiments
import Results
import Routing
import RuleLanguage
import ScenarioLanguage
import Simulation
import Synchronization
import SystemZones
import Testing
import YAMLTree

/// Grids and comparisons run, and every format of their results is written, without a program around them.
@Suite struct ExperimentsTests {
  private static let rules = Source(
    name: "spring.yaml",
    bytes: Array("version: 1\nmembers: [ana, joe]\ndistribution: { mode: buckets, bucket_size: 10 }\n".utf8))
  private static let scenario = Source(
    name: "saturday.yaml",
    bytes: Array(
      """
      kind: scenario
      version: 1
      preset: warm-list
      contacts: { count: 60 }
      run: { until: 1h, replications: 2, seed: 3 }
      """.utf8))

  private static func check(_ source: Source, _ sink: inout DiagnosticSink) -> CheckedPolicy? {
    checkRules(source, zones: systemZones, sink: &sink)
  }

  private static func read(_ source: Source, _ policy: RoutingPolicy, _ sink: inout DiagnosticSink) -> Scenario? {
    parseScenario(
      source, name: "saturday", around: ScenarioSurroundings(zones: systemZones, rules: policy), sink: &sink)
  }

  private func grid(_ vary: [String]) throws(Failure) -> SettingGrid {
    try SettingGrid(
      SettingGrid.Inputs(
        rules: { () throws(Failure) in Self.rules }, scenario: { () throws(Failure) in Self.scenario },
        checkRules: { Self.check($0, &$1) }, readScenario: { Self.read($0, $1, &$2) }, vary: vary,
        refuse: { _ throws(Failure) in }, show: { _ in }))
  }

  private func runs(_ grid: SettingGrid, jobs: Int = 1) throws -> [SettingRun] {
    var simulations = SettingRuns(grid, ParallelRuns(jobs: jobs, progress: CountedProgress())) {
      SimulatedContacts($0.policy, $0.scenario, zones: systemZones)
    }
    var runs: [SettingRun] = []
    while let run = try simulations.next() { runs.append(run) }
    return runs
  }

  private func written(_ format: ResultFormat, _ grid: SettingGrid, jobs: Int = 1) throws -> String {
    let bytes = Mutex<[UInt8]>([])
    var writer = SimulationWriter(format, grid.keys) { piece throws(Failure) in bytes.withLock { $0 += piece } }
    for run in try runs(grid, jobs: jobs) { try writer.add(run) }
    try writer.finish()
    return String(decoding: bytes.withLock { $0 }, as: UTF8.self)
  }

  @Test func `a grid has every combination of the values that vary`() throws {
    let grid = try grid(["bucket_size=5,10,20", "members.texts_per_hour=30,60"])
    #expect(grid.keys == ["bucket_size", "members.texts_per_hour"])
    #expect(
      grid.settings.map(\.values) == [
        ["5", "30"], ["5", "60"], ["10", "30"], ["10", "60"], ["20", "30"], ["20", "60"],
      ])
    #expect(try runs(grid).count == 6)
  }

  @Test(arguments: ["bucket_sise=5", "bucket_size", "bucket_size=5,5", "bucket_size=,"])
  func `a wish that leads nowhere is refused with a next step`(_ wish: String) throws {
    let failure = try #require(throws: Failure.self) { try grid([wish]) }
    #expect(failure.help != nil)
  }

  @Test(arguments: ResultFormat.allCases)
  func `results are the same on any number of threads`(_ format: ResultFormat) throws {
    let grid = try grid(["bucket_size=5,10"])
    let text = try written(format, grid)
    #expect(try written(format, grid, jobs: 3) == text)
    #expect(text.contains("bucket_size"))
  }

  @Test func `one simulation is written in every format`() throws {
    let grid = try grid([])
    #expect(try written(.text, grid).contains("needs attention"))
    #expect(try written(.json, grid).hasPrefix(#"{"schema":"patchbay.simulation/1","action":"spring""#))
    #expect(try written(.csv, grid).split(separator: "\r\n").count == 4)
    let report = try #require(try runs(grid).first).report
    let facts = RunFacts(rules: ["spring.yaml"], command: "patchbay simulate spring.yaml", version: "0")
    #expect(SimulationPage(report, run: facts).html().lowercased().hasPrefix("<!doctype html>"))
  }

  @Test func `a comparison is written in every format`() throws {
    let grid = try grid(["bucket_size=5,20"])
    let simulators = grid.settings.map { setting in
      Simulator(
        graph: compile(setting.policy), scenario: setting.scenario,
        contacts: SimulatedContacts(setting.policy, setting.scenario, zones: systemZones).supply)
    }
    let paired = PairedSimulator(simulators[0], simulators[1])
    let results = try ParallelRuns(jobs: 2, progress: CountedProgress()).run(0..<2, of: paired)
    let shown = ShownComparison(paired.compare(results), a: "five.yaml", b: "twenty.yaml")
    #expect(shown.text(TextStyle(width: 80)).hasPrefix("A  five.yaml\nB  twenty.yaml\n"))
    #expect(shown.csv().hasPrefix("row,name,statistic,"))
    #expect("\(shown.json())".isEmpty == false)
  }
}

/// Counts replications and never asks to stop.
private final class CountedProgress: ReplicationProgress {
  private let done = Atomic<Int>(0)
  var isCancelled: Bool { false }
  func check() throws(Failure) {}
  func note(_ count: Int, _ noun: String) {}
  func expect(_ count: Int) {}
  func finishOne() { done.wrappingAdd(1, ordering: .relaxed) }
}
