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

  package init(counts: [Int]) { self.counts = counts }

  /// The level of each interval at each look, so that all of them together are wrong at most as often as `errorRate` says
  /// (Bonferroni).
  public func level(gates: Int) -> Double { 1 - Looks.errorRate / Double(max(1, gates) * counts.count) }
}
