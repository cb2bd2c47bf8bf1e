import Campaign
package import Statistics

/// One number that each replication has or lacks: a statistic of a quantity.
public struct Measured: Hashable, Sendable {
  public let statistic: Statistic
  public let quantity: Quantity

  public init(_ statistic: Statistic, _ quantity: Quantity) {
    self.statistic = statistic
    self.quantity = quantity
  }

  /// `p95(first_response_wait)`; only the name where there is just one statistic.
  public var text: String {
    quantity.statistics == [statistic] ? quantity.name : "\(statistic.rawValue)(\(quantity.name))"
  }
}

extension ReplicationResult {
  /// A number for gates and precision targets. Nil where there is no value, such as a wait where no one replied;
  /// infinite for the time to send a list that was not sent to its end.
  public func value(_ measured: Measured) -> Double? {
    switch measured.quantity {
    case .total(let count): Double(count.value(totals))
    case .metric(.timeToSendList): summary(.timeToSendList)?.value(measured.statistic) ?? .infinity
    case .metric(let name): summary(name)?.value(measured.statistic)
    }
  }
}

extension Sequence<ReplicationResult> {
  /// How a percentile of waits varies over replications, as the waits themselves show it. Nil for anything else: a wait is
  /// like any other wait, while members are not all alike.
  package func spread(of measured: Measured) -> PercentileSpread? {
    guard let percent = measured.statistic.order, case .metric(let name) = measured.quantity, name.isWait else {
      return nil
    }
    return PercentileSpread(of: map { name == .replyWait ? $0.replyWaits : $0.firstResponseWaits }) {
      Summary.rank(percent, of: $0)
    }
  }
}

extension Summary {
  /// Nil for percentiles of what is averaged over time.
  public func value(_ statistic: Statistic) -> Double? {
    switch statistic {
    case .mean: return mean
    case .min: return min
    case .max: return max
    case .p50, .p90, .p95, .p99:
      guard let percentiles, let index = Summary.percents.firstIndex(where: { $0 == statistic.percent }) else {
        return nil
      }
      return percentiles[index]
    }
  }
}
