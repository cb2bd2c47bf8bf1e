/// A summary of the values of a metric in one replication. Without values there is none.
public struct Summary: Hashable, Sendable {
  public let count: Int
  public let mean: Double
  public let min: Double
  public let max: Double
  /// p50, p90, p95, p99: the smallest value that this share of all values does not exceed. Nil for what is averaged
  /// over time.
  let percentiles: [Double]?

  static let percents = [50, 90, 95, 99]

  /// One of `percents`; nil for what is averaged over time.
  public func percentile(_ percent: Int) -> Double? {
    Summary.percents.firstIndex(of: percent).flatMap { percentiles?[$0] }
  }

  /// - Parameter values: rising.
  init?(_ values: [Double]) {
    guard let first = values.first, let last = values.last else { return nil }
    count = values.count
    mean = values.reduce(0, +) / Double(values.count)
    (min, max) = (first, last)
    percentiles = Summary.percents.map { values[Summary.rank($0, of: values.count)] }
  }

  /// One value.
  init(_ value: Double) {
    count = 1
    mean = value
    (min, max) = (value, value)
    percentiles = Summary.percents.map { _ in value }
  }

  /// An average over time.
  init(_ level: ReplicationResult.Level) {
    count = 1
    mean = level.mean
    min = 0
    max = Double(level.peak)
    percentiles = nil
  }

  /// The index of a percentile among this many rising values.
  static func rank(_ percent: Int, of count: Int) -> Int { Swift.max((count * percent + 99) / 100, 1) - 1 }
}
