public import PatchbayHeader
internal import PatchbayKit
internal import PatchbaySimulation

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_simulate(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ scenario_name: UnsafePointer<CChar>?, _ scenario: UnsafePointer<CChar>?, _ scenario_length: Int,
  _ run: UnsafePointer<patchbay_run>?, _ result: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ page: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(problems) { () throws(Failure) in
    let (result, page) = (try TextOut(result, "result"), try TextOut(page))
    let given = try GivenRun(run?.pointee ?? patchbay_run())
    let text = try TextIn(scenario, scenario_length, "scenario", most: Int(PATCHBAY_MOST_BYTES))
    let named = if let scenario_name { try TextIn.terminated(scenario_name, "scenario_name") } else { "scenario.yaml" }
    let rules = try load(name, rules, length, team, team_length, nil)
    let (simulation, remarks) = try given.simulation(rules, text.array, named)
    let found: SimulationResult
    do throws(SimulationError) { found = try simulation.run(jobs: given.jobs) } catch {
      throw Failure(Int(PATCHBAY_NOT_SIMULATED), error.description)
    }
    let told = rules.report + remarks
    if !told.isEmpty { problems?.pointee = try textOut(told) }
    try tell(found, result, page)
    return Int(PATCHBAY_OK)
  }
}

/// Leaves the document of a result, and its page if that is wanted.
func tell(_ found: SimulationResult, _ result: TextOut, _ page: TextOut) throws(Failure) {
  try result.set(found.json)
  do throws(Failure) {
    if page.isWanted { try page.set(found.page()) }
  } catch {
    result.clear()
    throw error
  }
}

/// What a caller says of a run.
struct GivenRun {
  let jobs: Int
  let seed: UInt64?
  let replications: Int?
  let list: (bytes: TextIn, format: ContactListFormat)?

  init(_ run: patchbay_run) throws(Failure) {
    seed = run.seed?.pointee
    guard (0...10_000).contains(run.replications) else {
      throw Failure(Int(PATCHBAY_BAD_ARGUMENT), "`replications` is \(run.replications), expected 1 to 10,000, or 0")
    }
    replications = run.replications == 0 ? nil : run.replications
    guard (0...1024).contains(run.jobs) else {
      throw Failure(Int(PATCHBAY_BAD_ARGUMENT), "`jobs` is \(run.jobs), expected 1 to 1,024, or 0")
    }
    jobs = run.jobs == 0 ? Simulation.processors : run.jobs
    if run.list == nil, run.list_length == 0 {
      list = nil
    } else {
      list = (
        try TextIn(bytes: UnsafeRawPointer(run.list), run.list_length, "list"), try listFormat(run.format, run.columns)
      )
    }
  }

  /// The simulation, and what is odd about its scenario and its list.
  func simulation(
    _ rules: Rules, _ text: [UInt8], _ name: String
  ) throws(Failure) -> (Simulation, remarks: String) {
    var scenario: Scenario
    do throws(ScenarioError) {
      scenario = try Scenario(yaml: text, named: name, for: rules, hasContacts: list != nil)
    } catch {
      throw Failure(Int(PATCHBAY_BAD_SCENARIO), error.description)
    }
    if let seed { scenario.seed = seed }
    if let replications { scenario.replications = replications }
    var remarks = scenario.warnings.map(\.text).joined()
    guard let list else { return (Simulation(rules, scenario), remarks) }
    do throws(ContactListError) {
      let simulation = try Simulation(
        rules, scenario, contacts: list.bytes.bytes.bytes, as: list.format, report: { remarks += $0.description })
      return (simulation, remarks)
    } catch {
      if case .outOfMemory = error { throw Failure.noMemory }
      throw Failure(Int(PATCHBAY_BAD_LIST), error.description)
    }
  }
}
