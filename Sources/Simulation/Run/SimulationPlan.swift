import Campaign
import Routing

/// What the replications of a scenario share, and how each of them begins.
///
/// Whatever is drawn belongs to the replication: the contacts that a scenario makes up, and who is of which kind in a
/// mix. What is not drawn is prepared once: a contact list is loaded once, and where nothing is drawn before a
/// replication begins, the contact action is published once for all.
struct SimulationPlan: Sendable {
  let contacts: ContactSupply
  /// The plan of every replication, except for what each draws.
  let shared: RunPlan
  /// Whether the members' kinds are drawn.
  let drawsKinds: Bool
  /// The state with the contacts that are on the list from the start; nil where replications have lists of their own.
  private let loaded: RoutingState?
  /// The state after publishing; nil where replications differ in it.
  private let published: RoutingState?

  /// Whether the contacts are drawn.
  var drawsContacts: Bool {
    switch contacts {
    case .list: false
    case .generated: true
    }
  }

  /// How a replication begins.
  struct Beginning {
    let plan: RunPlan
    /// After publishing.
    let state: RoutingState
  }

  init(graph: DecisionGraph, scenario: Scenario, contacts: ContactSupply) {
    let contacts = contacts.settled
    self.contacts = contacts
    var shared = RunPlan(graph: graph, scenario: scenario, contactCount: contacts.count)
    // Of a single kind there is nothing to draw.
    drawsKinds = scenario.members.mix.count > 1
    switch contacts {
    case .generated: (loaded, published) = (nil, nil)
    case .list(let list):
      shared.use(list)
      var engine = Engine(graph: graph)
      var nobody = NoChangeRecorder()
      shared.load(into: &engine, &nobody)
      loaded = engine.state
      if drawsKinds {
        published = nil
      } else {
        shared.publish(in: &engine, &nobody)
        published = engine.state
      }
    }
    self.shared = shared
  }

  /// - Parameter number: of the replication, from 0.
  func beginning(of number: Int) -> Beginning {
    if let published { return Beginning(plan: shared, state: published) }
    var nobody = NoChangeRecorder()
    return beginning(of: number, from: loaded, &nobody)
  }

  /// The same, watched from the first contact on.
  func beginning(of number: Int, watcher: inout some RunRecorder) -> Beginning {
    beginning(of: number, from: nil, &watcher)
  }

  private func beginning(
    of number: Int, from loaded: RoutingState?, _ watcher: inout some RunRecorder
  ) -> Beginning {
    var plan = shared
    if drawsKinds { plan.drawKinds(Chance(seed: plan.scenario.seed, replication: number)) }
    switch contacts {
    case .list: break
    case .generated(let generator): plan.use(generator.contacts(replication: number))
    }
    var engine = Engine(graph: plan.graph, state: loaded ?? RoutingState(plan.graph.policy))
    if loaded == nil { plan.load(into: &engine, &watcher) }
    plan.publish(in: &engine, &watcher)
    return Beginning(plan: plan, state: engine.state)
  }
}

extension RunPlan {
  /// Takes the contacts that are on the list from the start.
  fileprivate func load(into engine: inout Engine, _ watcher: inout some RunRecorder) {
    var zones = contacts.zones[...]
    for index in 0..<arrivals.atStart {
      contacts.withArrival(index, at: begin, zones: &zones) { take($0, engine: &engine, &watcher) }
    }
  }

  fileprivate func publish(in engine: inout Engine, _ watcher: inout some RunRecorder) {
    for (member, isRemoved) in shiftPlan.missing {
      take(TimedEvent(at: begin, event: isRemoved ? .removeMember(member) : .away(member)), engine: &engine, &watcher)
    }
    take(TimedEvent(at: begin, event: .publish), engine: &engine, &watcher)
  }

  private func take(_ event: TimedEvent, engine: inout Engine, _ watcher: inout some RunRecorder) {
    watcher.taking(event, text: nil)
    engine.take(event, recorder: &watcher)
  }
}
