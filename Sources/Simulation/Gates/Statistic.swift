/// How the values of a metric in one replication are reduced to one number.
public enum Statistic: String, Hashable, Sendable, CaseIterable {
  case mean, p50, p90, p95, p99, min, max

  /// How many of 100 values are at or below the percentile; nil if the statistic is not a percentile.
  public var percent: Int? {
    switch self {
    case .p50: 50
    case .p90: 90
    case .p95: 95
    case .p99: 99
    case .mean, .min, .max: nil
    }
  }

  /// The same, with the shortest and the longest value as the percentiles that they are; nil for the mean.
  var order: Int? {
    switch self {
    case .min: 0
    case .max: 100
    case .p50, .p90, .p95, .p99: percent
    case .mean: nil
    }
  }
}
