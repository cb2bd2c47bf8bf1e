/// What is simulated and compared with theory: some quantities of one model, and how a replication is run.
struct ValidityModel: Sendable {
  struct Quantity: Sendable {
    let name: String
    let unit: TheoryComparison.Unit
    let exact: DoubleDouble
  }

  let name: String
  let quantities: [Quantity]
  /// What one replication gives to each quantity.
  let tallies: @Sendable (_ replication: Int, _ fault: PlantedFault) -> [Tally]

  static let all = StationModel.all.map(\.validity) + TextBankModels.all

  /// So many replications on all cores, in the order of their numbers: on how many does not matter.
  func run(replications: Int, fault: PlantedFault = .none) async -> [[Tally]] {
    await withTaskGroup(of: (Int, [Tally]).self) { group in
      for number in 0..<replications { group.addTask { (number, tallies(number, fault)) } }
      var all = [[Tally]](repeating: [], count: replications)
      for await (number, tallies) in group { all[number] = tallies }
      return all
    }
  }

  func compare(_ replications: some Collection<[Tally]>) -> [TheoryComparison] {
    quantities.enumerated().map { place, quantity in
      TheoryComparison(name, quantity.name, quantity.unit, exact: quantity.exact, replications.map { $0[place] })
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
