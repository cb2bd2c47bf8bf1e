public import Campaign

/// The results of two rule files for the same contacts and the same random draws. Equal inputs and seeds give equal
/// comparisons, however many threads ran them.
public struct Comparison: Sendable {
  public let a: SimulationReport
  public let b: SimulationReport
  public let replications: Int
  /// In the order of `Metric.Name`.
  public internal(set) var metrics: [MetricLine]
  /// In the order of `CountName`.
  public internal(set) var totals: [CountLine]
  /// Every member who ever took part under either file: the team of A in declaration order, then the members only B
  /// has.
  public internal(set) var members: [MemberLine]
  /// Contacts whose first text is sent by a different member.
  public let firstTexts: Movement
  /// Contacts whose last response comes from a different member.
  public let conversations: Movement

  public struct MetricLine: Sendable {
    public let name: Metric.Name
    /// Of the means of the replications.
    public internal(set) var mean: PairedDifference
    /// Of the 95th percentiles of the replications; only waits have them.
    public internal(set) var p95: PairedDifference?
  }

  public struct CountLine: Sendable {
    public let count: CountName
    public internal(set) var difference: PairedDifference
  }

  public struct MemberLine: Sendable {
    /// The name in the rule files.
    public let key: String
    /// Whether the member ever took part under each file. A member who did not has counts of 0.
    public let takesPartInA: Bool
    public let takesPartInB: Bool
    /// In the order of `CountName.ofMembers`.
    public internal(set) var counts: [CountLine]
  }

  public func metric(_ name: Metric.Name) -> MetricLine? { metrics.first { $0.name == name } }

  /// What is counted of members, in the order of their lines.
  public var countsOfMembers: [CountName] { totals.map(\.count).filter(\.isOfMembers) }

  /// - Parameter judging: of the gates of each rule file, after its last look; nil where no one asks about them.
  init(_ simulator: PairedSimulator, _ results: [PairedResult], _ judging: PairedJudging?) {
    a = judging.map { simulator.a.report(results.map(\.a), $0.a) } ?? simulator.a.report(results.map(\.a))
    b = judging.map { simulator.b.report(results.map(\.b), $0.b) } ?? simulator.b.report(results.map(\.b))
    replications = results.count
    metrics = Metric.Name.allCases.map { name in
      let summaries = results.map { ($0.a.summary(name), $0.b.summary(name)) }
      return MetricLine(
        name: name, mean: PairedDifference(summaries.map { ($0?.mean, $1?.mean) }),
        p95: name.isWait ? PairedDifference(summaries.map { ($0?.percentile(95), $1?.percentile(95)) }) : nil)
    }
    let counted = Set((a.totals + b.totals).map(\.count))
    totals = CountName.allCases.filter(counted.contains).map { count in
      CountLine(
        count: count,
        difference: PairedDifference(
          results.map { (Double(count.value($0.a.totals)), Double(count.value($0.b.totals))) }))
    }
    members = zip(simulator.teams.keys, simulator.teams.numbers).compactMap { key, number in
      MemberLine(
        key: key, counting: counted, number.a.map { number in results.map { $0.a.members[number] } },
        number.b.map { number in results.map { $0.b.members[number] } })
    }
    firstTexts = Movement(results.map(\.firstTexts), keys: simulator.teams.keys)
    conversations = Movement(results.map(\.conversations), keys: simulator.teams.keys)
    markCertain()
  }
}

extension Comparison.MemberLine {
  /// Nil for a member who took part under neither file.
  ///
  /// - Parameters:
  ///   - counted: the counts that are shown.
  ///   - a: the member's counts by replication; nil if A has no such member.
  ///   - b: the same for B.
  init?(key: String, counting counted: Set<CountName>, _ a: [MemberCounts?]?, _ b: [MemberCounts?]?) {
    self.key = key
    takesPartInA = a?.contains { $0 != nil } ?? false
    takesPartInB = b?.contains { $0 != nil } ?? false
    guard takesPartInA || takesPartInB else { return nil }
    counts = CountName.ofMembers.filter(counted.contains).map { count in
      func values(_ counts: [MemberCounts?]?, _ other: [MemberCounts?]?) -> [Double] {
        (counts ?? (other ?? []).map { _ in nil }).map { Double($0.flatMap { count.value($0) } ?? 0) }
      }
      return Comparison.CountLine(
        count: count, difference: PairedDifference(zip(values(a, b), values(b, a)).map { ($0, $1) }))
    }
  }
}
