import Diagnostics
import ScenarioLanguage
import Simulation
import TestSupport
import Testing

/// The order of independent lines means nothing.
@Suite struct OrderTests {
  /// A value of a scenario file; entries of mappings and sets may stand in any order.
  private indirect enum Value {
    case text(String)
    case list([Value])
    case set([Value])
    case mapping([(String, Value)])

    func written(_ luck: inout Luck) -> String {
      switch self {
      case .text(let text): text
      case .list(let values): "[" + values.map { $0.written(&luck) }.joined(separator: ", ") + "]"
      case .set(let values): "[" + luck.shuffled(values).map { $0.written(&luck) }.joined(separator: ", ") + "]"
      case .mapping(let entries):
        "{" + luck.shuffled(entries).map { "\($0.0): " + $0.1.written(&luck) }.joined(separator: ", ") + "}"
      }
    }
  }

  private static func mapping(_ text: String) -> Value { .text("{ \(text) }") }

  private static let file: [(String, Value)] = [
    ("kind", .text("scenario")), ("version", .text("1")), ("preset", .text("warm-list")), ("name", .text("x")),
    (
      "contacts",
      .mapping([
        ("count", .text("500")), ("known_to_member", .text("10%")),
        ("tags", .mapping([("Donor", .text("8%")), ("Spanish", .text("0.3")), ("VIP", .text("2%"))])),
        (
          "fields",
          .mapping([
            ("state", .mapping([("TX", .text("40%")), ("CA", .text("30%")), ("NY", .text("30%"))])),
            ("party", .mapping([("D", .text("40%")), ("R", .text("30%"))])),
          ])
        ),
        ("time_zones", .mapping([("America/Chicago", .text("60%")), ("America/Denver", .text("40%"))])),
      ])
    ),
    (
      "arrivals",
      .mapping([
        (
          "rates",
          .set([
            mapping("from: 0s, to: 1h, per_hour: 600"), mapping("per_hour: 10, from: 1h, to: 2h"),
            mapping("from: 150m, to: 160m, per_hour: 900"),
          ])
        )
      ])
    ),
    (
      "members",
      .mapping([
        ("texts_per_hour", .text("200")), ("abandon", mapping("share: 5%, noticed: 20m")),
        ("leaving", .text("removed")),
        ("handling_time", .set([mapping("share: 50%, mean: 1m"), mapping("median: 30s, share: 50%, sigma: 1")])),
        ("shifts", .set([mapping("start: 0s, end: 1h"), mapping("end: 2h, start: 90m"), mapping("start: 2h")])),
        ("breaks", .set([mapping("start: 10m, end: 20m"), mapping("start: 100m, end: 110m")])),
        (
          "mix",
          .mapping([
            ("careful", .mapping([("count", .text("30")), ("texts_per_hour", .text("80"))])),
            ("fast", .mapping([("count", .text("10")), ("breaks", .text("[]"))])),
            ("other", .mapping([("count", .text("1")), ("shift", mapping("start: 1h, end: 2h"))])),
          ])
        ),
        ("named", .mapping([("ana", mapping("abandon: 0")), ("joe", mapping("leaving: away, texts_per_hour: 60"))])),
      ])
    ),
    (
      "replies",
      .mapping([
        ("reply", .text("20%")), ("opt_out", .text("2%")), ("click", .text("1%")),
        (
          "delay",
          .set([
            mapping("share: 20%, mean: 1m"), mapping("share: 30%, mean: 2m"), mapping("share: 25%, from: 0s, to: 2m"),
            mapping("share: 25%, scale: 1m, shape: 1"),
          ])
        ),
        ("words", .set([mapping("text: hola, share: 5%"), mapping("share: 6%, text: wrong number")])),
        (
          "by_tag",
          .list([
            mapping("tag: Donor, reply: 30%"), mapping("reply: 1%, tag: Spanish, words: [{ text: no, share: 1 }]"),
          ])
        ),
      ])
    ),
    (
      "churn",
      .set([
        mapping("at: 1h, joins: philly"), mapping("leaves: joe, at: 2h"), mapping("at: 1h, leaves: ana"),
        mapping("joins: ana, at: 2h"),
      ])
    ),
    (
      "run",
      .mapping([
        ("until", .text("3h")), ("warm_up", .text("10m")), ("seed", .text("7")),
        ("precision", .mapping([("unanswered", .text("2")), ("p95(first_response_wait)", .text("2m"))])),
      ])
    ),
    (
      "gates",
      .set([
        .text("unanswered <= 5"), .text("p95(first_response_wait) < 30m"),
        .text("chance(time_to_send_list < 3h) >= 95%"),
      ])
    ),
    ("vary", .mapping([("bucket_size", .text("[10, 25]")), ("members.texts_per_hour", .text("[60, 120]"))])),
  ]

  @Test func `shuffling the lines changes nothing`() throws {
    var luck = Luck(seed: 1)
    var first: Scenario?
    var texts: Set<String> = []
    for _ in 0..<60 {
      let text = luck.shuffled(Self.file).map { "\($0.0): " + $0.1.written(&luck) + "\n" }.joined()
      texts.insert(text)
      let reading = Reading(text, rules: true)
      #expect(reading.codes == [], "\(text)")
      let scenario = try #require(reading.scenario)
      #expect(scenario == first ?? scenario, "\(text)")
      first = first ?? scenario
    }
    #expect(texts.count == 60)
  }

  /// The entries of `by_tag` are the only ones whose order counts: the first that fits wins.
  @Test func `the order of tags counts`() {
    let one = Reading(lines: "replies: { by_tag: [{ tag: A }, { tag: B }] }").scenario
    let other = Reading(lines: "replies: { by_tag: [{ tag: B }, { tag: A }] }").scenario
    #expect(one?.replies.byTag.map(\.tag) == ["A", "B"])
    #expect(other?.replies.byTag.map(\.tag) == ["B", "A"])
  }

  /// Whatever becomes of a file, its reader answers with a scenario or with an error, and every problem has a place in it.
  @Test(.tags(.slow), .onlyInFullRuns) func `mutated files are read or refused`() {
    var luck = Luck(seed: 2)
    let original = Array(EveryKeyTests.big.utf8)
    let alphabet = Array("{}[]:,-#\"'% \n\t&*!|>0123456789.smhdeE+~ab\u{7F}é".utf8) + [0xFF, 0x00, 0x80]
    var accepted = 0
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0...luck.below(2) {
        let place = luck.below(bytes.count)
        switch luck.below(5) {
        case 0: bytes[place] = alphabet[luck.below(alphabet.count)]
        case 1: bytes.insert(alphabet[luck.below(alphabet.count)], at: place)
        case 2: bytes.remove(at: place)
        case 3:
          let end = min(bytes.count, place + luck.below(40))
          bytes.insert(contentsOf: Array(bytes[place..<end]), at: luck.below(bytes.count))
        default: bytes.removeSubrange(place..<min(bytes.count - 1, place + luck.below(40)))
        }
      }
      let reading = Reading(bytes: bytes, rules: true)
      #expect((reading.scenario == nil) == reading.problems.contains { $0.severity == .error })
      #expect(reading.problems.allSatisfy { $0.primary.place.span.upper <= bytes.count })
      if reading.scenario != nil { accepted += 1 }
    }
    // Both happen.
    #expect((100...1_900).contains(accepted))
  }
}

/// SplitMix64, as its authors Steele, Lea and Flood wrote it down.
struct Luck {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for place in elements.indices.reversed() { elements.swapAt(place, below(place + 1)) }
    return elements
  }
}
