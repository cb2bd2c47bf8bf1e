/// After how many replications a simulation's gates and precision targets are looked at. Looking after each of them and
/// stopping when the result pleases would pass what is at its limit far too often; so looks are few, and planned.
public struct Looks: Hashable, Sendable {
  /// How many replications there are at each look: rising, never empty.
  public let counts: [Int]

  /// How often a gate at its limit may be decided, on both sides together and over all gates of a scenario.
  public static let errorRate = 0.05

  /// Each look has twice the replications of the one before.
  public static let planned = Looks(counts: [40, 80, 160, 320])

  /// One look, after a number of replications that was fixed before.
  public static func fixed(_ count: Int) -> Looks { Looks(counts: [max(1, count)]) }

  init(counts: [Int]) { self.counts = counts }

  /// The level of each interval at each look, so that all of them together are wrong at most as often as `errorRate` says
  /// (Bonferroni).
  public func level(gates: Int) -> Double { 1 - Looks.errorRate / Double(max(1, gates) * counts.count) }

  /// How many replications it takes for a gate about a chance to pass, when not one of them is an exception. With more than a
  /// plan has, the gate cannot pass. Nil for a gate about a mean, and where no number is enough.
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
