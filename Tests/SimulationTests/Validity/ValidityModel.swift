/// What is simulated and compared with theory: some quantities of one model, and how a replication is run.
struct ValidityModel: Sendable {
  struct Quantity: Sendable {
    let name: String
    let unit: Comparison.Unit
    let exact: DoubleDouble
  }

  let name: String
  let quantities: [Quantity]
  /// What one replication gives to each quantity.
  let samples: @Sendable (_ replication: Int, _ fault: PlantedFault) -> [Sample]

  static let all = StationModel.all.map(\.validity) + TextBankModels.all

  /// So many replications on all cores, in the order of their numbers: on how many does not matter.
  func run(replications: Int, fault: PlantedFault = .none) async -> [[Sample]] {
    await withTaskGroup(of: (Int, [Sample]).self) { group in
      for number in 0..<replications { group.addTask { (number, samples(number, fault)) } }
      var all = [[Sample]](repeating: [], count: replications)
      for await (number, samples) in group { all[number] = samples }
      return all
    }
  }

  func compare(_ replications: some Collection<[Sample]>) -> [Comparison] {
    quantities.enumerated().map { place, quantity in
      Comparison(name, quantity.name, quantity.unit, exact: quantity.exact, replications.map { $0[place] })
    }
  }
}

/// Something wrong with a simulator, to see that the comparison notices.
enum PlantedFault: Sendable {
  case none
  /// Times are cut to whole milliseconds.
  case cutsTimesOff
  /// Handling takes three per cent longer than it should.
  case slowHandling

  var cutsOff: Bool { self == .cutsTimesOff }
  var slowness: Double { self == .slowHandling ? 1.03 : 1 }
}
