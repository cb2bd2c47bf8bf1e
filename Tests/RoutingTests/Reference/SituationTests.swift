import TestSupport
import Testing

/// Whether random campaigns come upon everything that they must.
@Suite
struct SituationTests {
  static let campaigns = 5000

  /// How often each situation occurs.
  static func count(_ seeds: Range<Int>) -> [Situation: Int] {
    var counts: [Situation: Int] = [:]
    for seed in seeds {
      let script = Script.random(seed: seed)
      var model = Model(script.setup)
      for moment in script.events {
        _ = model.pass(until: moment.at)
        if !model.isTooLate(moment) {
          for situation in model.situations(of: moment.event) { counts[situation, default: 0] += 1 }
        }
        _ = model.take(moment)
      }
    }
    return counts
  }

  @Test(.tags(.slow), .onlyInFullRuns)
  func `random campaigns come upon every situation`() {
    let counts = Self.count(0..<Self.campaigns)
    for situation in Situation.allCases {
      #expect(counts[situation, default: 0] > 0, "\(situation.rawValue)")
    }
  }

  @Test
  func `what does not occur is seen to be missing`() {
    #expect(Self.count(0..<1)[.optInOfYoungerFirst] == nil)
    #expect(!Self.count(0..<5).isEmpty)
  }
}
