import Testing

/// The exact values against those that others publish or compute. The simulator has no part in it.
@Suite struct QueueTheoryTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let name: String
    let found: DoubleDouble
    let value: String
    init(_ name: String, _ found: DoubleDouble, _ value: String) {
      self.name = name
      self.found = found
      self.value = value
    }
    var testDescription: String { name }
  }

  private static func erlangC(_ servers: Int, _ load: Int) -> ErlangC {
    ErlangC(servers: servers, load: DoubleDouble(load) / DoubleDouble(100), handling: 40_000)
  }

  private static func erlangA(_ servers: Int, _ load: Int, patience: Int) -> ErlangA {
    ErlangA(
      servers: servers, load: DoubleDouble(load) / DoubleDouble(100), handling: 40_000, patience: patience)
  }

  private static let atNineTenths = ErlangC(
    servers: 3, load: DoubleDouble(9) / DoubleDouble(10), handling: 60_000)
  private static let ring = RoundRobinQueue(
    members: 3, load: DoubleDouble(9) / DoubleDouble(10), handling: 60_000)

  /// By `Scripts/queueing-reference.py`, with 60 digits and by other formulas: Erlang B as an incomplete gamma function, Erlang A by
  /// the confluent hypergeometric function (Palm), finite sources by mean value analysis.
  static let computed: [Known] = [
    Known("M/M/2 at 0.9, waits", erlangC(2, 90).balance.shareThatWaits, "0.85263157894736842105263157894737"),
    Known("M/M/2 at 0.9, wait", erlangC(2, 90).balance.meanWait, "170526.31578947368421052631578947"),
    Known("M/M/5 at 0.8, wait", erlangC(5, 80).balance.meanWait, "22164.502164502164502164502164502"),
    Known("M/M/5 at 0.8, over 60 s", erlangC(5, 80).shareThatWaits(over: 60_000), "0.12363922293938968875956666778266"),
    Known("M/M/20 at 0.9, waits", erlangC(20, 90).balance.shareThatWaits, "0.55076900481611758062478503987275"),
    Known(
      "M/M/20 at 0.9, over 60 s", erlangC(20, 90).shareThatWaits(over: 60_000), "0.02742117409768043126502710125146"),
    Known("M/M/100 at 0.95, wait", erlangC(100, 95).balance.meanWait, "4051.6548313041647295159263920258"),
    Known(
      "M/M/1+M at 1.2, gives up", erlangA(1, 120, patience: 80_000).shareThatGivesUp,
      "0.36620421085901743341658659823476"),
    Known(
      "M/M/1+M at 1.2, wait", erlangA(1, 120, patience: 80_000).balance.meanWait, "29296.336868721394673326927858781"),
    Known(
      "M/M/5+M at 1, waits", erlangA(5, 100, patience: 40_000).balance.shareThatWaits,
      "0.55950671493478758855741833433667"),
    Known(
      "M/M/20+M at 1.1, gives up", erlangA(20, 110, patience: 160_000).shareThatGivesUp,
      "0.10946152754814517082391698543011"),
    Known(
      "M/M/20+M at 1.1, wait", erlangA(20, 110, patience: 160_000).balance.meanWait, "17513.844407703227331826717668818"
    ),
    Known("M/M/1//10, response", finite(1, 10, 60, 15).meanResponse, "90800.380389117223680525249630358"),
    Known("M/M/3//12, response", finite(3, 12, 60, 30).meanResponse, "63324.894766776571643430066906747"),
    Known("M/M/20//200, response", finite(20, 200, 400, 40).meanResponse, "46450.14042386400180528655242642"),
    Known(
      "M/M/20//200, an hour", finite(20, 200, 400, 40).throughput * DoubleDouble(3_600_000),
      "1612.7220820592085926966673625023"),
    Known("shared inbox, response", atNineTenths.balance.meanResponse, "223412.2042341220423412204234122"),
    Known(
      "shared inbox, after 5 min", atNineTenths.shareAnswered(after: 300_000), "0.25931743649790211146778425247553"),
    Known(
      "shared inbox, after 10 min", atNineTenths.shareAnswered(after: 600_000), "0.058105369085141183797726762685541"),
    Known("round robin, response", ring.meanResponse, "407083.46329435606715165887038779"),
    Known("round robin, after 10 min", ring.shareAnswered(after: 600_000), "0.22903070020188597305655613426947"),
    Known("rounded, mean 10", roundedExponential(mean: 10), "9.9958345482908392803845759781179"),
    Known("exp", (-(DoubleDouble(25) / DoubleDouble(2))).exponential, "0.0000037266531720786709929248514759504"),
    Known("exp", (DoubleDouble(1) / DoubleDouble(10)).exponential, "1.1051709180756476248117078264902"),
  ]

  private static func finite(_ servers: Int, _ sources: Int, _ thinking: Int, _ handling: Int) -> BirthDeath {
    FiniteSource.balance(servers: servers, sources: sources, thinking: thinking * 1_000, handling: handling * 1_000)
  }

  @Test(arguments: computed) func `exact to twenty six digits`(_ known: Known) throws {
    let value = try #require(DoubleDouble(known.value))
    let error = ((known.found - value) / value).magnitude.upper
    #expect(error < 1e-26, "\(known.found), not \(known.value)")
  }

  /// What textbooks give in closed form: M/M/1 has ρ, M/M/2 has 2ρ²/(1 + ρ); three servers with the work of two, 4/9.
  @Test func `closed forms`() {
    let one = DoubleDouble(1)
    for load in [10, 50, 99] {
      let rho = DoubleDouble(load) / DoubleDouble(100)
      let two = DoubleDouble(2) * rho * rho / (one + rho)
      #expect((Self.erlangC(1, load).balance.shareThatWaits - rho).magnitude.upper < 1e-28)
      #expect((Self.erlangC(2, load).balance.shareThatWaits - two).magnitude.upper < 1e-28)
    }
    let three = ErlangC(servers: 3, load: DoubleDouble(2) / DoubleDouble(3), handling: 1_000)
    #expect((three.balance.shareThatWaits - DoubleDouble(4) / DoubleDouble(9)).magnitude.upper < 1e-28)
    // One member's round robin is M/M/1.
    let alone = RoundRobinQueue(members: 1, load: DoubleDouble(9) / DoubleDouble(10), handling: 1_000)
    #expect((alone.meanResponse - DoubleDouble(10_000)).magnitude.upper < 1e-22)
  }

  /// From tables, and by mpmath.
  @Test(arguments: [
    (1, 636.619249), (2, 31.599055), (30, 3.645959), (31, 3.633456), (39, 3.558120), (40, 3.550966), (999, 3.300292),
  ])
  func `students t`(_ freedom: Int, _ t: Double) { #expect(abs(studentT9995(freedom) - t) < 1e-6 * t) }

  @Test func `intervals of ratios`() {
    let equal = [1.0, 2, 3, 4].map { Tally(sum: $0 * 10, count: 10) }
    let plain = TheoryComparison("", "", .seconds, exact: DoubleDouble(2.5), equal)
    #expect(plain.mean == 2.5)
    // t with three degrees of freedom, and the deviation of the mean.
    #expect(abs(plain.half - 12.923_978_6 * 0.645_497_224) < 1e-6)
    let unequal = TheoryComparison(
      "", "", .seconds, exact: DoubleDouble(2.5), [Tally(sum: 30, count: 10), Tally(sum: 0, count: 20)])
    #expect(unequal.mean == 1)
    let lost = TheoryComparison("", "", .seconds, exact: DoubleDouble(2.5), equal + [Tally(sum: .nan, count: 10)])
    #expect(lost.isMissed)
  }

  /// Of 41 intervals one may miss: more do in 0.0008 of all right simulators, by mpmath.
  @Test func `how many may miss`() {
    #expect(TheoryComparison.mostMisses(of: 41) == 1)
    #expect(TheoryComparison.mostMisses(of: 45) == 1)
    #expect(TheoryComparison.mostMisses(of: 46) == 2)
    #expect(TheoryComparison.mostMisses(of: 1_000) == 5)
  }
}
