public import Zones

extension ZoneRules {
  /// Seconds east of UTC at a moment.
  public func offset(at instant: Instant) -> Int32 { offset(atMilliseconds: instant.milliseconds) }
}
