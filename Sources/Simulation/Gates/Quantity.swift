public import Campaign

/// Something that a replication measures, by its name in gates and precision targets.
public enum Quantity: Hashable, Sendable {
  case metric(Metric.Name)
  /// A count of the P2P table over the whole team, at the end of the run.
  case total(CountName)

  /// What kind of values it has, and so how a limit is written.
  public enum Dimension: Hashable, Sendable {
    /// Lengths of time in milliseconds, written `30m`.
    case time
    /// Numbers of something, written `5` or `2.5`.
    case number
    /// Shares of a whole from 0 to 1, written `7%` or `0.07`.
    case share
  }

  /// Every quantity that a gate or a precision target may name: the metrics, and those counts whose names are not a
  /// metric's. (The count `needs_attention` at the end of a run is the metric `unanswered`.)
  public static let all: [Quantity] =
    Metric.Name.allCases.map(metric)
    + CountName.allCases.filter { Metric.Name(rawValue: $0.rawValue) == nil }.map(total)
  /// In the order of `all`.
  public static let allNames: [String] = all.map(\.name)

  /// - Parameter named: such as `first_response_wait` or `sent`.
  public init?(named name: String) {
    guard let found = Quantity.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  public var name: String {
    switch self {
    case .metric(let name): name.rawValue
    case .total(let count): count.rawValue
    }
  }

  public var unit: Metric.Unit {
    switch self {
    case .metric(let name): name.unit
    case .total: .contacts
    }
  }

  public var dimension: Dimension {
    switch unit {
    case .milliseconds: .time
    case .share, .ratio: .share
    case .contacts, .members, .claims, .events: .number
    }
  }

  /// The statistics that are meaningful: for a quantity with one value in a replication, that value, called its mean.
  public var statistics: [Statistic] {
    guard case .metric(let name) = self else { return [.mean] }
    return switch name.kind {
    case .sample: Statistic.allCases
    case .level: [.mean, .max]
    case .single: [.mean]
    }
  }

  /// The possible values.
  public var range: ClosedRange<Double> {
    switch dimension {
    case .time, .number: 0...(.infinity)
    case .share: 0...1
    }
  }
}
