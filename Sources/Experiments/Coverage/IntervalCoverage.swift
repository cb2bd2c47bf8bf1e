package import Simulation
package import Statistics

/// Counts over many seeds how often the intervals of a scenario hold the truth, and how often a gate exactly at the truth
/// is decided, for everything that a gate may name.
package struct IntervalCoverage: Sendable {
  /// Everything that a gate about a mean may name.
  package static let quantities: [Measured] = Quantity.all.flatMap { quantity in
    quantity.statistics.map { Measured($0, quantity) }
  }

  /// What a replication came to, in the order of `quantities`.
  package static func values(_ result: ReplicationResult) -> [Double?] { quantities.map { result.value($0) } }

  package struct Line: Sendable {
    package let measured: Measured
    package let truth: Double
    fileprivate let place: Int
    package fileprivate(set) var seeds = 0
    /// How many of the 95 % intervals of a report or a precision target hold the truth, after the first look.
    package fileprivate(set) var covered = 0
    /// How many gates at the truth were decided where there is one look only.
    package fileprivate(set) var decidedOnce = 0
    /// The same with all planned looks.
    package fileprivate(set) var decidedPlanned = 0
  }

  package private(set) var lines: [Line]
  private let looks: Looks

  /// - Parameter truths: in the order of `quantities`; nil for what is left out: what is the same in every replication, or
  ///   has no mean.
  package init(truths: [Double?], looks: Looks = .planned) {
    self.looks = looks
    lines = zip(Self.quantities, truths).enumerated().compactMap { place, line in
      line.1.map { Line(measured: line.0, truth: $0, place: place) }
    }
  }

  /// Adds the replications of a seed, as many as the last look needs: those of the first look are its first.
  package mutating func add(_ results: [ReplicationResult]) {
    let values = results.map(Self.values)
    let first = looks.counts.first ?? 0
    for index in lines.indices {
      let line = lines[index]
      let column = values.map { $0[line.place] }
      let known = column.prefix(first).compactMap(\.self).filter(\.isFinite)
      var spreads: [Int: PercentileSpread?] = [:]
      func spread(_ count: Int) -> PercentileSpread? {
        if let found = spreads[count] { return found }
        let found = results.prefix(count).spread(of: line.measured)
        spreads.updateValue(found, forKey: count)
        return found
      }
      let interval = Sample(known)?.skewedInterval(level: 0.95, spread: spread(first))?.clamped(
        to: line.measured.quantity.range)
      let gate = Gate.statistic(line.measured.statistic, line.measured.quantity, .atMost, limit: line.truth)
      lines[index].seeds += 1
      if let interval, interval.contains(line.truth) { lines[index].covered += 1 }
      func isDecided(_ looks: Looks) -> Bool {
        var judging = Judging([gate], looks: looks)
        while judging.next != nil {
          judging.look { _ in
            column
          } spread: { _, count in
            spread(count)
          }
        }
        return judging.verdict != .inconclusive
      }
      if isDecided(.fixed(first)) { lines[index].decidedOnce += 1 }
      if isDecided(looks) { lines[index].decidedPlanned += 1 }
    }
  }

  /// Adds what was counted over other seeds.
  package mutating func add(_ other: IntervalCoverage) {
    for index in lines.indices {
      lines[index].seeds += other.lines[index].seeds
      lines[index].covered += other.lines[index].covered
      lines[index].decidedOnce += other.lines[index].decidedOnce
      lines[index].decidedPlanned += other.lines[index].decidedPlanned
    }
  }
}

/// The means of very many replications: what stands for the truth.
package struct TruthSums: Sendable {
  private var counts: [Int]
  private var sums: [Double]
  private var least: [Double]
  private var most: [Double]

  package init() {
    counts = IntervalCoverage.quantities.map { _ in 0 }
    sums = counts.map { _ in 0 }
    least = counts.map { _ in .infinity }
    most = counts.map { _ in -.infinity }
  }

  package mutating func add(_ values: [Double?]) {
    for (place, value) in values.enumerated() {
      guard let value else { continue }
      counts[place] += 1
      sums[place] += value
      least[place] = min(least[place], value)
      most[place] = max(most[place], value)
    }
  }

  package mutating func add(_ other: TruthSums) {
    for place in counts.indices {
      counts[place] += other.counts[place]
      sums[place] += other.sums[place]
      least[place] = min(least[place], other.least[place])
      most[place] = max(most[place], other.most[place])
    }
  }

  /// In the order of `IntervalCoverage.quantities`; nil for what never varies, or has no mean.
  package var truths: [Double?] {
    counts.indices.map { place in
      counts[place] > 0 && most[place].isFinite && least[place] < most[place]
        ? sums[place] / Double(counts[place]) : nil
    }
  }
}
