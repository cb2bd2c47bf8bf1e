import Testing

@testable import Simulation

@Suite struct PhiloxTests {
  struct Known: Sendable {
    let counter: [UInt32]
    let key: [UInt32]
    let block: [UInt32]
  }

  /// The known-answer vectors that the authors publish with Random123 (`philox4x32 10`).
  @Test(arguments: [
    Known(
      counter: [0, 0, 0, 0], key: [0, 0], block: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    Known(
      counter: [.max, .max, .max, .max], key: [.max, .max],
      block: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    Known(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], key: [0xa409_3822, 0x299f_31d0],
      block: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ])
  func `published vectors`(_ known: Known) {
    let counter = (known.counter[0], known.counter[1], known.counter[2], known.counter[3])
    let block = Philox.block(counter, key: (known.key[0], known.key[1]))
    #expect([block.0, block.1, block.2, block.3] == known.block)
  }

  @Test func `draws stay inside the open interval`() {
    #expect(Chance.unit(0) > 0)
    #expect(Chance.unit(.max) < 1)
  }

  @Test func `every part of the key matters`() {
    let base = Chance(seed: 1, replication: 0)
    let draws = [
      base.unit(1, .outcome, 0), base.unit(2, .outcome, 0), base.unit(1 << 32, .outcome, 0), base.unit(1, .texting, 0),
      base.unit(1, .outcome, 1), Chance(seed: 2, replication: 0).unit(1, .outcome, 0),
      Chance(seed: 1 << 40, replication: 0).unit(1, .outcome, 0),
      Chance(seed: 1, replication: 1).unit(1, .outcome, 0),
      Chance(seed: 1, replication: ScenarioLimits.replications).unit(1, .outcome, 0), base.pair(1, .outcome, 0).1,
    ]
    #expect(Set(draws).count == draws.count)
    #expect(base.unit(1, .outcome, 0) == draws[0])
  }
}
