import Campaign
import Routing

/// What the replications of a scenario share, and how each of them begins.
///
/// Whatever is drawn belongs to the replication: the contacts that a scenario makes up, and who is of which kind in a
/// mix. What does not depend on draws is prepared once: a list is loaded and the contact action published once for all,
/// where the drawn lists differ only in facts that no decision looks at before.
struct SimulationPlan: Sendable {
  let contacts: ContactSupply
  /// The plan of every replication, except for what each draws.
  let shared: RunPlan
  /// Whether the members' kinds are drawn, or who turns up.
  let drawsTeam: Bool
  /// The state with the contacts that are on the list from the start; nil where that depends on what is drawn, and after publishing.
  private let loaded: RoutingState?
  /// The state after publishing; nil where that depends on what is drawn.
  private let published: RoutingState?

  /// Whether the contacts are drawn.
  var drawsContacts: Bool {
    switch contacts {
    case .list: false
    case .generated: true
    }
  }

  /// How a replication begins.
  struct Beginning: ~Copyable {
    let plan: RunPlan
    /// After publishing.
    let state: RoutingState
  }

  init(graph: DecisionGraph, scenario: Scenario, contacts: ContactSupply) {
    let contacts = contacts.settled
    self.contacts = contacts
    var shared = RunPlan(graph: graph, scenario: scenario, contactCount: contacts.count)
    // Of a single kind there is nothing to draw.
    drawsTeam = scenario.members.mix.count > 1 || scenario.drawsShifts
    // A single replication prepares its own: what it changes of a copy of ten million contacts has a quarter of a gigabyte.
    let isForOne = scenario.replications == 1
    let list: ScenarioContacts? =
      switch contacts {
      case .list(let list): list
      case .generated(let generator):
        !isForOne && generator.sharesPublishing(under: graph.policy) ? generator.contacts(replication: 0) : nil
      }
    if let list { shared.use(list) }
    if list != nil, !isForOne {
      var engine = Engine(graph: graph)
      var nobody = NoChangeRecorder()
      shared.load(into: &engine, &nobody)
      if !drawsTeam { shared.publish(in: &engine, &nobody) }
      (loaded, published) = drawsTeam ? (engine.state, nil) : (nil, engine.state)
    } else {
      (loaded, published) = (nil, nil)
    }
    self.shared = shared
  }

  /// - Parameter number: of the replication, from 0.
  func beginning(of number: Int) -> Beginning {
    var plan = shared
    draw(number, into: &plan)
    if let published { return Beginning(plan: plan, state: withFacts(published, of: plan.contacts)) }
    var nobody = NoChangeRecorder()
    return publish(plan, from: loaded.map { withFacts($0, of: plan.contacts) }, &nobody)
  }

  /// The same, watched from the first contact on.
  func beginning(of number: Int, watcher: inout some RunRecorder) -> Beginning {
    var plan = shared
    draw(number, into: &plan)
    return publish(plan, from: nil, &watcher)
  }

  private func draw(_ number: Int, into plan: inout RunPlan) {
    let chance = Chance(seed: plan.scenario.seed, replication: number)
    let drawsFigures = plan.scenario.drawsFigures
    if drawsFigures { plan.drawFigures(chance) }
    if drawsTeam || drawsFigures { plan.drawKinds(chance) }
    switch contacts {
    case .list: return
    case .generated(let generator): plan.use(generator.contacts(replication: number))
    }
  }

  private func withFacts(_ state: RoutingState, of list: ScenarioContacts) -> RoutingState {
    guard drawsContacts else { return state }
    return state.replacingFacts(
      lastTeamMembers: list.listed.map(\.lastTeamMember), tags: list.tags, tagEnds: list.tagEnds,
      values: list.values)
  }

  private func publish(
    _ plan: RunPlan, from loaded: consuming RoutingState?, _ watcher: inout some RunRecorder
  ) -> Beginning {
    var engine: Engine
    if let loaded = consume loaded {
      engine = Engine(graph: plan.graph, state: loaded)
    } else {
      engine = Engine(graph: plan.graph)
      plan.load(into: &engine, &watcher)
    }
    plan.publish(in: &engine, &watcher)
    return Beginning(plan: plan, state: engine.state)
  }
}

extension RunPlan {
  /// Takes the contacts that are on the list from the start.
  fileprivate func load(into engine: inout Engine, _ watcher: inout some RunRecorder) {
    engine.reserve(contacts: arrivals.atStart)
    var zones = contacts.zones[...]
    for index in 0..<arrivals.atStart {
      contacts.withArrival(index, at: begin, zones: &zones) { take($0, engine: &engine, &watcher) }
    }
  }

  fileprivate func publish(in engine: inout Engine, _ watcher: inout some RunRecorder) {
    let shifts = graph.policy.shiftsOfMembers()
    for (member, isRemoved) in shiftPlan.missing {
      // Who is off shift by the rules need not be said to be away.
      if !isRemoved, followsRules[member.index], shifts[member.index]?.isOn(begin) == false { continue }
      take(TimedEvent(at: begin, event: isRemoved ? .removeMember(member) : .away(member)), engine: &engine, &watcher)
    }
    take(TimedEvent(at: begin, event: .publish), engine: &engine, &watcher)
  }

  private func take(_ event: TimedEvent, engine: inout Engine, _ watcher: inout some RunRecorder) {
    watcher.taking(event, text: nil)
    engine.take(event, recorder: &watcher)
  }
}
