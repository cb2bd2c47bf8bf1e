import Campaign
import Histogram
public import Statistics

/// One measured quantity over all replications.
public struct Metric: Sendable {
  public enum Name: String, Sendable, CaseIterable {
    /// From a contact's first reply to the first response.
    case firstResponseWait = "first_response_wait"
    /// From every reply to the response to it.
    case replyWait = "reply_wait"
    /// From the start to the last first text; replications in which some were not sent have no value.
    case timeToSendList = "time_to_send_list"
    /// Conversations that need attention, over time.
    case needsAttention = "needs_attention"
    /// Conversations that need attention and that no one has in hand, over time.
    case queueLength = "queue_length"
    /// Conversations that need attention at the end.
    case unanswered
    /// Of each member: the share of the time at work in which there was something to do.
    case utilisation
    /// How many inboxes a reply arrived in; the shared inbox counts as one.
    case fanOut = "fan_out"
    /// First texts of the member who sent most, minus those of the member who sent least.
    case sentRange = "sent_range"
    /// How unevenly first texts are spread over the members: 0 if all sent the same number, near 1 if one member sent
    /// all.
    case sentGini = "sent_gini"
    /// Claims that expired before the text was sent.
    case claimsExpired = "claims_expired"
    /// Contacts who got no first text.
    case neverSent = "never_sent"
    /// Events that happened to a contact or a member: a text, a reply, a response, a member who comes or goes or has
    /// nothing to do.
    case events
  }

  public enum Unit: String, Sendable {
    case milliseconds = "ms"
    case contacts, members, claims, events
    /// A part of a whole, which people read as a percentage.
    case share
    /// A number from 0 to 1 that is no part of anything.
    case ratio
  }

  /// How a replication's values arise.
  public enum Kind: Sendable {
    /// Many, each of a reply, a conversation or a member.
    case sample
    /// One.
    case single
    /// An average over time, and a peak.
    case level
  }

  public let name: Name
  /// By replication; nil where there was nothing to measure.
  public let summaries: [Summary?]
  /// Of the replications' means.
  public let estimate: Estimate
  /// Over replications, the highest value of each: what a gate calls `max`. Nil for a metric with one value in a
  /// replication.
  public let peak: Estimate?
  /// By replication: how many waits were still open at its end; they count with their length so far.
  public let openWaits: [Int]
  private let pooled: Pool

  public var count: Int { pooled.count }
  /// Of all replications.
  public var open: Int { openWaits.reduce(0, +) }
  public var unit: Unit { name.unit }

  /// The smallest value that at least `percent` of all values of all replications do not exceed, to three significant
  /// digits. Nil without values, and for an average over time, which has a highest value but no middle one.
  ///
  /// - Parameter percent: 1...100.
  public func percentile(_ percent: Int) -> Double? { name.kind == .level ? nil : pooled.percentile(percent) }

  /// How many of all values lie in each of these ranges, for a chart of them.
  ///
  /// - Parameter bounds: rising; the last range ends with the last bound.
  public func counts(upTo bounds: [Double]) -> [Int] { pooled.counts(upTo: bounds) }

  init(_ name: Name, _ results: [ReplicationResult]) {
    self.name = name
    summaries = results.map { $0.summary(name) }
    func estimate(_ values: [Double]) -> Estimate {
      switch name.unit {
      case .share, .ratio: Estimate(shares: values)
      case .milliseconds, .contacts, .members, .claims, .events: Estimate(values)
      }
    }
    self.estimate = estimate(summaries.compactMap { $0?.mean })
    peak = name.kind == .single ? nil : estimate(summaries.compactMap { $0?.max })
    openWaits = results.map { result in
      switch name {
      case .firstResponseWait: result.openFirstWaits
      case .replyWait: result.openWaits
      case .timeToSendList, .needsAttention, .queueLength, .unanswered, .utilisation, .fanOut, .sentRange, .sentGini,
        .claimsExpired, .neverSent, .events:
        0
      }
    }
    pooled = Pool(name, results, summaries)
  }
}

extension Metric.Name {
  public var unit: Metric.Unit {
    switch self {
    case .firstResponseWait, .replyWait, .timeToSendList: .milliseconds
    case .needsAttention, .queueLength, .unanswered, .sentRange, .neverSent: .contacts
    case .utilisation: .share
    case .sentGini: .ratio
    case .fanOut: .members
    case .claimsExpired: .claims
    case .events: .events
    }
  }

  public var kind: Metric.Kind {
    switch self {
    case .firstResponseWait, .replyWait, .utilisation, .fanOut: .sample
    case .needsAttention, .queueLength: .level
    case .timeToSendList, .unanswered, .sentRange, .sentGini, .claimsExpired, .neverSent, .events: .single
    }
  }

  /// Whether it is a wait, of which a run has many, some of them open when it ends.
  public var isWait: Bool { self == .firstResponseWait || self == .replyWait }
}

/// All values of a metric, of all replications.
private enum Pool: Sendable {
  case histogram(Histogram<UInt64>, largest: UInt64)
  /// Rising.
  case values([Double])

  init(_ name: Metric.Name, _ results: [ReplicationResult], _ summaries: [Summary?]) {
    switch name {
    case .firstResponseWait: self = Pool(waits: results.map(\.firstResponseWaits))
    case .replyWait: self = Pool(waits: results.map(\.replyWaits))
    case .fanOut:
      var all = Pool.emptyHistogram
      var largest: UInt64 = 0
      for result in results {
        for (size, count) in result.fanOut.enumerated() where count > 0 {
          _ = all.record(UInt64(size), count: UInt64(count))
          largest = max(largest, UInt64(size))
        }
      }
      self = .histogram(all, largest: largest)
    case .utilisation: self = .values(results.flatMap { $0.utilisation.compactMap(\.self) }.sorted())
    case .timeToSendList, .needsAttention, .queueLength, .unanswered, .sentRange, .sentGini, .claimsExpired, .neverSent,
      .events:
      self = .values(summaries.compactMap { $0?.mean }.sorted())
    }
  }

  private init(waits: [[UInt32]]) {
    var all = Pool.emptyHistogram
    for part in waits {
      for wait in part { _ = all.record(UInt64(wait)) }
    }
    self = .histogram(all, largest: waits.compactMap(\.last).max().map(UInt64.init) ?? 0)
  }

  /// Three significant digits over the 32 bits that times have.
  private static var emptyHistogram: Histogram<UInt64> {
    Histogram<UInt64>(highestTrackableValue: 1 << 32, numberOfSignificantValueDigits: .three)
  }

  var count: Int {
    switch self {
    case .histogram(let all, _): Int(clamping: all.totalCount)
    case .values(let values): values.count
    }
  }

  func percentile(_ percent: Int) -> Double? {
    guard count > 0 else { return nil }
    switch self {
    case .histogram(let all, let largest): return Double(min(all.valueAtPercentile(Double(percent)), largest))
    case .values(let values): return values[Summary.rank(min(max(percent, 1), 100), of: values.count)]
    }
  }

  func counts(upTo bounds: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: bounds.count)
    func add(_ value: Double, _ number: Int) {
      if let index = bounds.firstIndex(where: { value <= $0 }) { counts[index] += number }
    }
    switch self {
    case .histogram(let all, _): for part in all.recordedValues() { add(Double(part.value), Int(clamping: part.count)) }
    case .values(let values): for value in values { add(value, 1) }
    }
    return counts
  }
}

extension ReplicationResult {
  /// The summary of a metric in this replication; nil where there was nothing to measure.
  public func summary(_ name: Metric.Name) -> Summary? {
    switch name {
    case .firstResponseWait: Summary(firstResponseWaits.map(Double.init))
    case .replyWait: Summary(replyWaits.map(Double.init))
    case .timeToSendList: timeToSendList.map { Summary(Double($0)) }
    case .needsAttention: Summary(needsAttention)
    case .queueLength: Summary(queue)
    case .unanswered: Summary(Double(totals.needsAttention))
    case .utilisation: Summary(utilisation.compactMap(\.self).sorted())
    case .fanOut: Summary(fanOut.enumerated().flatMap { repeatElement(Double($0.offset), count: Int($0.element)) })
    case .sentRange: spread.map { Summary($0.range) }
    case .sentGini: spread.map { Summary($0.gini) }
    case .claimsExpired: Summary(Double(claimsExpired))
    case .neverSent: Summary(Double(unsent.reduce(0, +)))
    case .events: Summary(Double(events))
    }
  }

  /// How evenly first texts are spread over the members who took part; nil without members.
  private var spread: (range: Double, gini: Double)? {
    let sent = members.compactMap { $0.map { Double($0.sent) } }.sorted()
    guard let least = sent.first, let most = sent.last else { return nil }
    let total = sent.reduce(0, +)
    guard total > 0 else { return (0, 0) }
    let weighted = sent.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    let count = Double(sent.count)
    return (most - least, 2 * weighted / (count * total) - (count + 1) / count)
  }
}
