import Synchronization
import TestSupport
import Testing

/// All campaigns of small worlds with what live campaigns have. `PATCHBAY_EXHAUSTIVE=3` plays all sequences of three events.
@Suite
struct ExhaustiveLiveTests {
  @Test(.tags(.slow), .onlyInFullRuns, arguments: LiveWorlds.setups.indices)
  func `engine and model agree on each`(_ place: Int) {
    let setup = LiveWorlds.setups[place]
    for (number, beginning) in LiveWorlds.beginnings.enumerated() {
      // In the normal run, one world in four plays two events.
      let depth = ExhaustiveTests.length ?? ((place + number) % 4 == 0 ? 2 : 1)
      var search = Search(events: LiveWorlds.events, depth: depth, beginning: Search.evening)
      var script = Script(setup: setup, events: beginning)
      search.begin(script, EngineTable(setup), Model(setup))
      if let wrong = search.found {
        script.events += wrong
        let smallest = Difference.find(script)?.shrunk { Difference.find($0) }
        Issue.record("\(smallest?.description ?? script.yaml(expect: []))")
      }
      #expect(search.count >= LiveWorlds.events.count)
      Self.played.withLock {
        $0.worlds += 1
        $0.campaigns += search.count
        let worlds = LiveWorlds.setups.count * LiveWorlds.beginnings.count
        if $0.worlds == worlds { print("\($0.campaigns) small campaigns in \(worlds) live worlds") }
      }
    }
  }

  private static let played = Mutex((worlds: 0, campaigns: 0))

  @Test(.tags(.slow), .onlyInFullRuns, arguments: Fault.live)
  func `a mistake is found in some world`(_ fault: Fault) {
    let isFound = LiveWorlds.setups.contains { setup in
      var search = Search(events: LiveWorlds.events, depth: 2, beginning: Search.evening)
      let script = Script(setup: setup, events: LiveWorlds.beginnings[1])
      search.begin(script, EngineTable(setup), Model(setup, fault: fault))
      return search.found != nil
    }
    #expect(isFound)
  }
}

extension Fault {
  /// Mistakes that show in two events.
  fileprivate static let live: [Fault] = [
    .passedOverAreAsked, .thenIsIgnored, .leastOpenIsAnyone, .otherwiseIsIgnored, .atOnceAsksSteps,
    .answersFirstIsIgnored, .lastCallIsIgnored, .shiftsAreIgnored,
  ]
}
