/// When the contacts join the list, always in list order.
public enum Arrivals: Hashable, Sendable {
  /// The whole list is there when the contact action is published.
  case atStart
  /// The list in equal parts, one at each of these times. Never empty; rising.
  case times([Milliseconds])
  /// One by one, as a Poisson process whose rate changes at these times. A contact who has not arrived when the last
  /// period ends never arrives.
  ///
  /// The periods rise and do not overlap; no contact arrives between them.
  case rates([RatePeriod])

  public struct RatePeriod: Hashable, Sendable {
    public let from: Milliseconds
    public let to: Milliseconds
    /// Contacts in an hour; at most `ScenarioLimits.arrivalsPerHour`.
    public let perHour: Double

    public init(from: Milliseconds, to: Milliseconds, perHour: Double) {
      self.from = from
      self.to = to
      self.perHour = perHour
    }
  }
}
