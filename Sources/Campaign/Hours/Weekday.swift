/// The days of the week, by their names in files.
public enum Weekday: String, Sendable, CaseIterable {
  case monday = "mon"
  case tuesday = "tue"
  case wednesday = "wed"
  case thursday = "thu"
  case friday = "fri"
  case saturday = "sat"
  case sunday = "sun"

  /// From 0 for Monday.
  public var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What stands for several days in files, beside ranges of them.
public enum WeekdayWord: String, Sendable, CaseIterable { case daily }
