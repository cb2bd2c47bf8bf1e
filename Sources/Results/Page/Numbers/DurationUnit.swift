/// What a length of time is counted in, for people.
enum DurationUnit: String, CaseIterable {
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "min"
  case hours = "h"
  case days = "d"

  /// What is rounded up to the next unit has that unit. Three days are 72 hours to whoever plans shifts; 30 days are not 720.
  init(for milliseconds: Double) {
    switch milliseconds.magnitude {
    case ..<999.5: self = .milliseconds
    case ..<59_950: self = .seconds
    case ..<3_597_000: self = .minutes
    case ..<259_200_000: self = .hours
    default: self = .days
    }
  }

  /// In milliseconds.
  var length: Double {
    switch self {
    case .milliseconds: 1
    case .seconds: 1_000
    case .minutes: 60_000
    case .hours: 3_600_000
    case .days: 86_400_000
    }
  }

  var plural: String {
    switch self {
    case .milliseconds: "milliseconds"
    case .seconds: "seconds"
    case .minutes: "minutes"
    case .hours: "hours"
    case .days: "days"
    }
  }

  /// `6.1`
  func number(_ milliseconds: Double) -> String {
    decimal(milliseconds / length, places: self == .milliseconds ? 0 : 1)
  }

  /// `6.1 min`
  func text(_ milliseconds: Double) -> String { number(milliseconds) + " " + rawValue }
}

/// A length of time on a page: some hours with their minutes, such as `1 h 37 min`, which no line parts; the rest as
/// `duration` has it.
func length(_ milliseconds: Double) -> String {
  guard DurationUnit(for: milliseconds) == .hours else { return duration(milliseconds) }
  let minutes = Int((milliseconds.magnitude / DurationUnit.minutes.length).rounded())
  return (milliseconds < 0 ? "-" : "") + "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : "\u{A0}\(minutes % 60) min")
}

/// A length of time that somebody chose, without loss: `3 h`, `2 h 30 min`, `30 d`.
func exactly(_ milliseconds: Int64) -> String {
  var rest = max(0, milliseconds)
  var parts: [String] = []
  for unit in DurationUnit.allCases.reversed() {
    let length = Int64(unit.length)
    // A text bank of 36 hours is not one day and twelve hours.
    if unit == .days, rest % length != 0 { continue }
    if rest >= length {
      parts.append(grouped(Int(clamping: rest / length)) + " " + unit.rawValue)
      rest %= length
    }
  }
  return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
}
