@testable import Simulation

/// A queueing model, what theory says about it, and what is compared.
struct StationModel: Sendable {
  /// A quantity: its name on the page, its exact value, and what one run gives to its mean.
  struct Quantity: Sendable {
    let name: String
    let unit: TheoryComparison.Unit
    let exact: DoubleDouble
    let tally: @Sendable (Station.Requests) -> Tally
  }

  let name: String
  let model: Station.Model
  let quantities: [Quantity]
  /// Requests of a replication.
  var measured = 6_000

  func run(replication: Int, fault: PlantedFault = .none) -> Station.Requests {
    let chance = Chance(seed: luckKey(name.utf8), replication: replication)
    return Station(model, chance, measured: measured, fault: fault).run()
  }

  var validity: ValidityModel {
    ValidityModel(
      name: name, quantities: quantities.map { .init(name: $0.name, unit: $0.unit, exact: $0.exact) },
      tallies: { replication, fault in
        let requests = run(replication: replication, fault: fault)
        return quantities.map { $0.tally(requests) }
      })
  }
}

extension StationModel {
  static let all: [StationModel] = [
    .erlangC(servers: 1, load: "0.5", over: 60),
    .erlangC(servers: 2, load: "0.8", over: 60),
    .erlangC(servers: 5, load: "0.8", over: 30),
    .erlangC(servers: 20, load: "0.9", over: 15, measured: 12_000),
    .erlangC(servers: 100, load: "0.95", over: 5, measured: 24_000),
    .erlangA(servers: 1, load: "1.2", patience: 80),
    .erlangA(servers: 5, load: "1", patience: 40),
    .erlangA(servers: 20, load: "1.1", patience: 160),
    .finiteSource(servers: 1, sources: 10, thinking: 60, handling: 15),
    .finiteSource(servers: 3, sources: 12, thinking: 60, handling: 30),
    .finiteSource(servers: 20, sources: 200, thinking: 400, handling: 40),
    .shortTimes,
  ]

  /// - Parameter over: the wait in seconds that some exceed.
  private static func erlangC(servers: Int, load: String, over: Int, measured: Int = 6_000) -> StationModel {
    let handling = 40_000
    let load = DoubleDouble(load) ?? DoubleDouble(0)
    let theory = ErlangC(servers: servers, load: load, handling: handling)
    return StationModel(
      name: "M/M/\(servers), load \(load.upper)",
      model: Station.Model(
        servers: servers, between: Double(handling) / (Double(servers) * load.upper), handling: Double(handling),
        found: theory.balance.found.map(\.upper)),
      quantities: [
        .meanWait(theory.balance), .shareThatWaits(theory.balance),
        .shareThatWaits(over: over, theory.shareThatWaits(over: over * 1_000)),
      ],
      measured: measured)
  }

  private static func erlangA(servers: Int, load: String, patience: Int) -> StationModel {
    let handling = 40_000
    let load = DoubleDouble(load) ?? DoubleDouble(0)
    let theory = ErlangA(servers: servers, load: load, handling: handling, patience: patience * 1_000)
    return StationModel(
      name: "M/M/\(servers)+M, load \(load.upper), patience \(patience) s",
      model: Station.Model(
        servers: servers, between: Double(handling) / (Double(servers) * load.upper), handling: Double(handling),
        patience: Double(patience * 1_000), found: theory.balance.found.map(\.upper)),
      quantities: [
        Quantity(name: "share that gives up", unit: .percent, exact: theory.shareThatGivesUp) {
          .share($0) { $0.gaveUp[$1] }
        },
        .meanWait(theory.balance), .shareThatWaits(theory.balance),
      ])
  }

  /// - Parameters: in seconds.
  private static func finiteSource(servers: Int, sources: Int, thinking: Int, handling: Int) -> StationModel {
    let theory = FiniteSource.balance(
      servers: servers, sources: sources, thinking: thinking * 1_000, handling: handling * 1_000)
    // Whoever comes finds the system as it would be over time without themselves.
    let others = FiniteSource.balance(
      servers: servers, sources: sources - 1, thinking: thinking * 1_000, handling: handling * 1_000)
    return StationModel(
      name: "M/M/\(servers)//\(sources), thinking \(thinking) s, handling \(handling) s",
      model: Station.Model(
        servers: servers, between: Double(thinking * 1_000), sources: sources, handling: Double(handling * 1_000),
        found: others.probabilities.map(\.upper)),
      quantities: [
        Quantity(name: "mean response time", unit: .seconds, exact: theory.meanResponse) {
          .mean($0) { $0.left[$1] - $0.came[$1] }
        },
        Quantity(name: "requests an hour", unit: .anHour, exact: theory.throughput) { requests in
          Tally(sum: Double(requests.measured), count: Double(requests.came[requests.first + requests.measured]))
        },
      ])
  }

  /// Times of a few milliseconds, where half a millisecond less would be seen.
  private static let shortTimes: StationModel = {
    let theory = ErlangC(servers: 1, load: DoubleDouble(1) / DoubleDouble(2), handling: 10)
    return StationModel(
      name: "M/M/1, load 0.5, times of milliseconds",
      model: Station.Model(between: 20, handling: 10, found: theory.balance.found.map(\.upper)),
      quantities: [
        Quantity(name: "mean handling time", unit: .milliseconds, exact: roundedExponential(mean: 10)) {
          .mean($0) { $0.left[$1] - $0.waitedUntil[$1] }
        },
        Quantity(name: "mean time between requests", unit: .milliseconds, exact: roundedExponential(mean: 20)) {
          Tally(sum: Double($0.came[$0.first + $0.measured]), count: Double($0.measured))
        },
      ])
  }()
}

extension StationModel.Quantity {
  static func meanWait(_ theory: BirthDeath) -> Self {
    Self(name: "mean wait", unit: .seconds, exact: theory.meanWait) { .mean($0) { $0.waitedUntil[$1] - $0.came[$1] } }
  }

  static func shareThatWaits(_ theory: BirthDeath) -> Self {
    Self(name: "share that waits", unit: .percent, exact: theory.shareThatWaits) { .share($0) { $0.hadToWait[$1] } }
  }

  static func shareThatWaits(over seconds: Int, _ exact: DoubleDouble) -> Self {
    let wait = UInt64(seconds * 1_000)
    return Self(name: "share that waits over \(seconds) s", unit: .percent, exact: exact) {
      .share($0) { $0.waitedUntil[$1] - $0.came[$1] > wait }
    }
  }
}

extension Tally {
  /// Of the measured requests.
  fileprivate static func mean(
    _ requests: Station.Requests, _ length: (Station.Requests, Int) -> UInt64
  ) -> Tally {
    var sum: UInt64 = 0
    for request in requests.first..<requests.first + requests.measured { sum += length(requests, request) }
    return Tally(sum: Double(sum), count: Double(requests.measured))
  }

  fileprivate static func share(_ requests: Station.Requests, _ isOne: (Station.Requests, Int) -> Bool) -> Tally {
    mean(requests) { isOne($0, $1) ? 1 : 0 }
  }
}
