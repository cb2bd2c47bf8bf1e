public import Campaign
public import KeyedFiles

public struct TextingHoursSyntax: Sendable {
  /// Minutes since midnight.
  public internal(set) var start: Written<Int> = .absent
  public internal(set) var end: Written<Int> = .absent
  public internal(set) var days: Written<[DaysSyntax]> = .absent
  /// Dates that exist, as `2026-11-26`.
  public internal(set) var closed: Written<[Written<String>]> = .absent
  public internal(set) var exceptions: Written<[Written<HoursWhereSyntax>]> = .absent
  /// In milliseconds.
  public internal(set) var lastCall: Written<Int64> = .absent
  public internal(set) var zone: Written<String> = .absent
  public internal(set) var missingZone: Written<String> = .absent
  public internal(set) var replies: Written<String> = .absent
}

/// Some days of the week and their hours.
public struct DaysSyntax: Sendable {
  /// In the order in which they are named: `fri-mon` is four days.
  public let days: Written<[Weekday]>
  public let stretches: Written<[Written<DayStretch>]>
}

public struct HoursWhereSyntax: Sendable {
  public internal(set) var when: Written<ConditionSyntax> = .absent
  public internal(set) var days: Written<[DaysSyntax]> = .absent
}

public struct ShiftsSyntax: Sendable {
  public internal(set) var zone: Written<String> = .absent
  public internal(set) var days: Written<[DaysSyntax]> = .absent
}
