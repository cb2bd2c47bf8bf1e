import Campaign
internal import Statistics

extension Comparison {
  /// In how many of 100 comparisons of equal teams at most some difference is called certain.
  public static let errorPercent = 5

  /// How many differences were tested, of those that are shown.
  public var testCount: Int {
    metrics.reduce(0) { $0 + ($1.mean.chance == nil ? 0 : 1) + ($1.p95?.chance == nil ? 0 : 1) }
      + totals.count { $0.isShown && $0.difference.chance != nil }
      + members.reduce(0) { $0 + $1.counts.count { $0.difference.chance != nil } }
  }

  /// Marks the differences that are certain, with the number of all of them in mind. Those of the whole team and those
  /// of single members share the errors equally: with hundreds of members nothing could be said about the team
  /// otherwise.
  mutating func markCertain() {
    let families = members.isEmpty ? 1.0 : 2.0
    let errorRate = Double(Comparison.errorPercent) / 100 / families
    let team = holm(
      metrics.map(\.mean.chance) + metrics.map { $0.p95?.chance }
        + totals.map { $0.isShown ? $0.difference.chance : nil }, errorRate: errorRate)
    let count = metrics.count
    for place in 0..<count {
      metrics[place].mean.isCertain = team[place]
      metrics[place].p95?.isCertain = team[count + place]
    }
    for place in totals.indices { totals[place].difference.isCertain = team[2 * count + place] }
    // The count that is a metric as well has that metric's certainty.
    if let unanswered = metric(.unanswered)?.mean, let place = totals.firstIndex(where: { !$0.isShown }) {
      totals[place].difference.isCertain = unanswered.isCertain
    }
    let single = holm(members.flatMap { $0.counts.map(\.difference.chance) }, errorRate: errorRate)
    for place in members.indices {
      let columns = members[place].counts.count
      for count in 0..<columns {
        members[place].counts[count].difference.isCertain = single[place * columns + count]
      }
    }
  }
}

extension Comparison.CountLine {
  /// Whether the total is shown beside the metrics: how many need attention at the end is a metric already.
  var isShown: Bool { count != .needsAttention }
}

extension Comparison {
  /// The totals of the P2P table that are shown below the metrics: those of which there are any, and which are not a
  /// metric already.
  public var shownTotals: [CountLine] {
    totals.filter { $0.isShown && ($0.difference.a != 0 || $0.difference.b != 0) }
  }
}
