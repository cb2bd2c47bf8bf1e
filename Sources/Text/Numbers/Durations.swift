// Lengths of time for people. Each takes milliseconds.

/// A length of time in the unit that suits it: `850 ms`, `42.0 s`, `6.1 min`, `2.5 h`.
public func duration(_ milliseconds: Double) -> String { DurationUnit(for: milliseconds).text(milliseconds) }

/// Like `duration`, but hours with their minutes, such as `1 h 37 min`, which no line break divides.
public func clockDuration(_ milliseconds: Double) -> String {
  guard DurationUnit(for: milliseconds) == .hours else { return duration(milliseconds) }
  let minutes = Int((milliseconds.magnitude / DurationUnit.minutes.length).rounded())
  return (milliseconds < 0 ? "-" : "") + "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : "\u{A0}\(minutes % 60) min")
}

/// A length of time that a person chose, without loss: `3 h`, `2 h 30 min`, `30 d`.
public func exactDuration(_ milliseconds: Int64) -> String {
  var rest = max(0, milliseconds)
  var parts: [String] = []
  for unit in DurationUnit.allCases.reversed() {
    let length = Int64(unit.length)
    // A text bank of 36 hours does not last one day and twelve hours.
    if unit == .days, rest % length != 0 { continue }
    if rest >= length {
      parts.append(grouped(Int(clamping: rest / length)) + " " + unit.rawValue)
      rest %= length
    }
  }
  return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
}

/// An age in its two largest units, rounded down: `45 s`, `25 min`, `3 h 5 min`, `2 d 4 h`.
public func coarseDuration(_ milliseconds: Int64) -> String {
  let seconds = milliseconds / 1000
  let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
  func two(_ large: String, _ small: Int64, _ unit: String) -> String {
    small == 0 ? large : large + " \(small) \(unit)"
  }
  if days > 0 { return two("\(grouped(Int(days))) d", hours % 24, "h") }
  if hours > 0 { return two("\(hours) h", minutes % 60, "min") }
  return minutes > 0 ? "\(minutes) min" : "\(seconds) s"
}
