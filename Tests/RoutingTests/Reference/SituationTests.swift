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

  /// Words of effects that only features lead to.
  static let featureWords: [(Features, [String])] = [
    (.timeOuts, ["timed_out", "shared_inbox sharedInbox timed_out", "tag_rule_empty timed_out", "tagRule timed_out"]),
    (.leastOpen, ["leastOpen", "leastOpen timed_out"]),
    (.tagPicks, ["tagRule otherwise", "tagRule otherwise timed_out", "tagRule otherwise again"]),
    (.atOnce, ["tagRule again", "owner again"]), (.answersFirst, ["refused answersFirst"]),
    (.deliveries, ["undelivered", "carrier", "refused noConversation"]),
    (.optOutsElsewhere, ["opted_out c1 another_action", "opted_in c1 another_action"]),
  ]

  @Test(.tags(.slow), .onlyInFullRuns)
  func `random campaigns come upon what their rules use`() {
    var lines: Set<String> = []
    for seed in 0..<1000 {
      let script = Script.random(seed: seed, features: .all)
      var model = Model(script.setup)
      for moment in script.events { lines.formUnion(model.take(moment).map(\.line)) }
    }
    for words in Self.featureWords.flatMap(\.1) {
      #expect(lines.contains { $0.contains(words) }, "\(words)")
    }
  }

  @Test
  func `what does not occur is seen to be missing`() {
    #expect(Self.count(0..<1)[.optInOfYoungerFirst] == nil)
    #expect(!Self.count(0..<5).isEmpty)
  }
}
