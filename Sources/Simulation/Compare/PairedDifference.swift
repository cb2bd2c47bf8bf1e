public import Statistics

/// A quantity under two rule files, A and B, and the difference of the two, replication by replication.
public struct PairedDifference: Sendable {
  /// The mean over the replications in which each has a value; nil without one.
  public let a: Double?
  public let b: Double?
  /// B minus A, over the replications in which both have a value.
  public let difference: Estimate
  /// How many times as large the variance of the difference would be if each file had random draws of its own: above 1
  /// the pairing pays. Infinite where the difference is always the same; nil where nothing varies at all, or with fewer
  /// than two pairs.
  public let varianceRatio: Double?

  /// How likely a mean difference at least as large is where there is none: Student's t, and for differences that are
  /// all the same the chance that all have one sign. Nil where nothing differs, and with fewer than two pairs.
  public let chance: Double?
  /// Whether there is a difference, also when every other difference of the comparison is looked at as well.
  public internal(set) var isCertain = false

  /// Whether the 95 % interval, looked at alone, shows that there is a difference.
  public var excludesZero: Bool {
    guard let interval = difference.interval, interval.lowerBound > 0 || interval.upperBound < 0 else { return false }
    // Small counts may differ by the same amount by chance, and then the interval has no width: this many of one sign
    // are not chance (2 · 2^-6 < 5 %).
    return interval.lowerBound < interval.upperBound || difference.count >= 6
  }

  /// - Parameter values: by replication.
  init(_ values: [(a: Double?, b: Double?)]) {
    a = Estimate(values.compactMap(\.a)).mean
    b = Estimate(values.compactMap(\.b)).mean
    let pairs = values.compactMap { pair in pair.a.flatMap { a in pair.b.map { (a: a, b: $0) } } }
    let differences = pairs.map { $0.b - $0.a }
    difference = Estimate(differences: differences)
    chance = Sample(differences)?.chanceOfNone
    let apart = squares(pairs.map(\.a)) + squares(pairs.map(\.b))
    varianceRatio = pairs.count < 2 || apart == 0 ? nil : apart / squares(differences)
  }
}

/// The sum of the squared distances from the mean.
private func squares(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(max(values.count, 1))
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
}
