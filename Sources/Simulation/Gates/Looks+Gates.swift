public import Statistics

extension Looks {
  /// How many replications a gate about a chance needs to pass, when none of them is an exception. If this is more than
  /// a plan has, the gate cannot pass. Nil for a gate about a mean, and where no number is enough.
  public func replicationsToPass(_ gate: Gate, gates: Int) -> Int? {
    guard case .chance(_, _, _, _, let side, let share) = gate else { return nil }
    let missed: Double =
      switch side {
      case .atLeast, .greater: share
      case .atMost, .less: 1 - share
      }
    guard missed < 1 else { return nil }
    // The bound after n of n is the n-th root of the chance left on its side.
    guard missed > 0 else { return 1 }
    let needed = logarithm((1 - level(gates: gates)) / 2) / logarithm(missed)
    return Int(exactly: needed.rounded(.up))
  }
}

extension Scenario {
  /// After how many replications gates and precision targets are looked at: once where their number is fixed.
  public var looks: Looks {
    if let replications { return .fixed(replications) }
    return gates.isEmpty && precision.isEmpty ? .fixed(Scenario.standardReplications) : .planned
  }
}
