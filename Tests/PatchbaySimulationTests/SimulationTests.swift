import PatchbayKit
import PatchbaySimulation
import Testing

@Suite struct SimulationTests {
  private static func rules() throws -> Rules {
    try Rules(yaml: "version: 1\nmembers: [ana, joe]\nreply_routing: round_robin\n", named: "spring.yaml")
  }

  private static let text = """
    kind: scenario
    version: 1
    contacts: { count: 60 }
    run: { until: 2h, replications: 20 }
    gates:
      - unanswered <= 60
      - sent_range < 0.5

    """

  @Test func `a simulation is run`() throws {
    let rules = try Self.rules()
    let scenario = try Scenario(yaml: Self.text, named: "saturday.yaml", for: rules)
    let result = try Simulation(rules, scenario).run()
    #expect(scenario.name == "saturday" && scenario.seed == 1 && scenario.warnings.isEmpty)
    #expect(result.replications == 20 && result.contacts == 60 && result.events > 20 * 60)
    #expect(result.gates.map(\.text) == ["sent_range < 0.5", "unanswered <= 60"])
    #expect(result.gates.map(\.verdict) == [.fail, .pass] && result.verdict == .fail)
    #expect(result.gates.allSatisfy { ($0.interval?.contains($0.estimate ?? -1)) ?? false })
    #expect(result.members.map(\.name) == ["ana", "joe"])
    #expect(result.members.reduce(0) { $0 + $1.sent } == 60)
    #expect(result.metrics.map(\.name) == Metric.Name.allCases)
    let wait = try #require(result[.firstResponseWait])
    #expect(try #require(wait.mean) > 0 && wait.count > 0)
    #expect(try #require(wait.percentile(50)) <= (try #require(wait.percentile(95))))
    #expect(wait.percentile(101) == wait.percentile(100) && wait.percentile(-5) == wait.percentile(1))
    let page = result.page()
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("spring · saturday"))
    let begin = #"{"schema":"patchbay.simulation/1","action":"spring","scenario":"saturday","seed":1,"#
    #expect(result.json.hasPrefix(begin))
    #expect(result.json.hasSuffix("}\n") && !result.json.dropLast().contains("\n"))
  }

  @Test func `the same gives the same`() throws {
    let rules = try Self.rules()
    var scenario = Scenario.preset(.warmList)
    scenario.replications = 2
    let (first, second) = (Simulation(rules, scenario), Simulation(rules, scenario))
    #expect(try first.run().page() == second.run().page())
    #expect(try first.run().json == second.run().json)
    scenario.seed = 2
    #expect(try Simulation(rules, scenario).run().events != first.run().events)
    scenario.replications = -3
    #expect(scenario.replications == 1 && scenario.name == "warm-list")
  }

  @Test func `contacts may be the programs`() throws {
    let rules = try Self.rules()
    var scenario = Scenario.preset(.warmList)
    scenario.replications = 1
    let contacts = (0..<25).map { Contact("c\($0)", tags: $0 % 5 == 0 ? ["Opt Out"] : ["Donor"]) }
    let result = try Simulation(rules, scenario, contacts: contacts).run()
    #expect(result.contacts == 25 && result.members.reduce(0) { $0 + $1.sent } <= 20)
    let twice = #expect(throws: SimulationError.self) {
      try Simulation(rules, scenario, contacts: contacts + contacts)
    }
    #expect(twice?.description == "a contact with the id `c0` is there already: each id is given once")
    #expect(throws: SimulationError.self) { try Simulation(rules, scenario, contacts: [Contact("")]) }
    #expect(throws: SimulationError.self) { try Simulation(rules, scenario, contacts: []).run() }
  }

  @Test func `problems of a scenario come all at once`() throws {
    let rules = try Self.rules()
    let wrong = "kind: scenario\nversion: 1\ncontakts: {}\ncontacts: { list: list.csv }\nmembers: { ena: {} }\n"
    let error = try #require(throws: ScenarioError.self) { try Scenario(yaml: wrong, named: "x.yaml", for: rules) }
    #expect(error.problems.count >= 2 && error.problems.allSatisfy { $0.file == "x.yaml" })
    #expect(error.description.hasPrefix("x.yaml:3:1: error["))
    #expect(throws: ScenarioError.self) { try Scenario(yaml: "", for: rules) }
  }
}
