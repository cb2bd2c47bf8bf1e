/// The unit in which a length of time is shown to people.
public enum DurationUnit: String, CaseIterable, Sendable {
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "min"
  case hours = "h"
  case days = "d"

  /// The unit that suits a length of time in milliseconds.
  ///
  /// What is rounded up to the next unit has that unit. To people who plan shifts three days are 72 hours, but 30 days
  /// are not 720.
  public init(for milliseconds: Double) {
    switch milliseconds.magnitude {
    case ..<999.5: self = .milliseconds
    case ..<59_950: self = .seconds
    case ..<3_597_000: self = .minutes
    case ..<259_200_000: self = .hours
    default: self = .days
    }
  }

  /// How long the unit is, in milliseconds.
  public var length: Double {
    switch self {
    case .milliseconds: 1
    case .seconds: 1_000
    case .minutes: 60_000
    case .hours: 3_600_000
    case .days: 86_400_000
    }
  }

  /// The unit in words, for several of it.
  public var plural: String {
    switch self {
    case .milliseconds: "milliseconds"
    case .seconds: "seconds"
    case .minutes: "minutes"
    case .hours: "hours"
    case .days: "days"
    }
  }

  /// A length of time in this unit, without the unit: `6.1`.
  public func number(_ milliseconds: Double) -> String {
    decimal(milliseconds / length, places: self == .milliseconds ? 0 : 1)
  }

  /// A length of time in this unit: `6.1 min`.
  public func text(_ milliseconds: Double) -> String { number(milliseconds) + " " + rawValue }
}
