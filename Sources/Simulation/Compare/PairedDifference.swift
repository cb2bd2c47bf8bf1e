public import Statistics

/// A quantity under two rule files, A and B, and the difference of the two, replication by replication.
public struct PairedDifference: Sendable {
  /// The mean over the replications of each that had a value; nil without one.
  public let a: Double?
  public let b: Double?
  /// B less A, over the replications in which both had a value.
  public let difference: Estimate
  /// How many times the variance of the difference would be as large if each file had luck of its own: above 1 the pairing
  /// pays. Infinite where the difference is always the same; nil where nothing varies at all, or with fewer than two pairs.
  public let varianceRatio: Double?

  /// Whether the 95 % interval of the difference says that there is one.
  public var excludesZero: Bool {
    guard let interval = difference.interval, interval.lowerBound > 0 || interval.upperBound < 0 else { return false }
    // Small counts may differ alike by chance, and then have no width: so many of one sign are no chance (2 · 2^-6 < 5 %).
    return interval.lowerBound < interval.upperBound || difference.count >= 6
  }

  /// - Parameter values: by replication.
  init(_ values: [(a: Double?, b: Double?)]) {
    a = Estimate(values.compactMap(\.a)).mean
    b = Estimate(values.compactMap(\.b)).mean
    let pairs = values.compactMap { pair in pair.a.flatMap { a in pair.b.map { (a: a, b: $0) } } }
    let differences = pairs.map { $0.b - $0.a }
    difference = Estimate(differences: differences)
    let apart = squares(pairs.map(\.a)) + squares(pairs.map(\.b))
    varianceRatio = pairs.count < 2 || apart == 0 ? nil : apart / squares(differences)
  }
}

/// The sum of the squared distances from the mean.
private func squares(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(max(values.count, 1))
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
}
