import Campaign
import TestSupport
import Testing

@testable import Routing

/// A state that was written down and read back is the state.
@Suite
struct StateCodingTests {
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<20)
  func `an action goes on from the bytes as if nothing had happened`(_ batch: Int) {
    for seed in stride(from: batch, to: 600, by: 20) {
      let script = Script.random(seed: seed)
      let (through, interrupted) = (EngineTable(script.setup), EngineTable(script.setup))
      for (index, event) in script.events.enumerated() {
        let expected = through.take(event)
        if index % 3 == seed % 3, !interrupted.bank.readBack() {
          Issue.record("seed \(seed): the bytes before event \(index) are no state")
          return
        }
        let found = interrupted.take(event)
        guard found == expected, through.bank.state.encoded() == interrupted.bank.state.encoded() else {
          Issue.record("seed \(seed), after event \(index) \(event): \(expected), read back \(found)")
          return
        }
      }
      let faults = Recount.differences(interrupted.bank.state)
      #expect(faults.isEmpty, "seed \(seed): \(faults)")
    }
  }

  @Test(arguments: 0..<10)
  func `spoilt bytes are no state, or one that goes on without a trap`(_ batch: Int) {
    var dice = Dice(UInt64(batch) + 1)
    var refused = 0
    for seed in stride(from: batch, to: 60, by: 10) {
      let script = Script.random(seed: seed)
      let table = EngineTable(script.setup)
      for event in script.events { _ = table.take(event) }
      let bytes = table.bank.state.encoded()
      for _ in 0..<40 {
        var spoilt = bytes
        switch dice.roll(3) {
        case 0: spoilt.removeLast(1 + dice.roll(min(40, spoilt.count)))
        case 1: spoilt.append(contentsOf: [1, 2, 3])
        default: for _ in 0...dice.roll(4) { spoilt[dice.roll(spoilt.count)] = UInt8(dice.roll(256)) }
        }
        guard let state = RoutingState(decoding: spoilt, table.bank.graph.policy, mostContacts: 1000) else {
          refused += 1
          continue
        }
        _ = state.stats
      }
    }
    #expect(refused > 40)
  }

  @Test
  func `bytes of another policy are refused`() {
    let (small, large) = (Bank(["ana"]), Bank(["ana", "joe"]))
    small.add(count: 3)
    #expect(RoutingState(decoding: small.state.encoded(), small.graph.policy) == small.state)
    #expect(RoutingState(decoding: small.state.encoded(), large.graph.policy) == nil)
  }
}
