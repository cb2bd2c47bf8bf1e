/// What one replication's values of a metric are boiled down to: one number.
public enum Statistic: String, Hashable, Sendable, CaseIterable {
  case mean, p50, p90, p95, p99, min, max

  /// Of 100 values, how many a percentile is not below; nil for what is no percentile.
  public var percent: Int? {
    switch self {
    case .p50: 50
    case .p90: 90
    case .p95: 95
    case .p99: 99
    case .mean, .min, .max: nil
    }
  }
}
