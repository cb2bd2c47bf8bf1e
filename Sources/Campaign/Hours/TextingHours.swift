public import Zones

/// The hours in which first texts go out, by each contact's local time or by one clock for all.
public struct TextingHours: Hashable, Sendable {
  /// The clock that counts.
  public enum Zone: Hashable, Sendable {
    /// The contact's own zone; `missing` for contacts without one. Without either, a contact is never inside.
    case contact(missing: ZoneRules?)
    case fixed(ZoneRules)
  }

  /// Contacts with other hours than most.
  public struct Exception: Hashable, Sendable {
    /// All of these hold for the contact; not empty.
    public let fields: [FieldTest]
    /// Which of `variants` they have.
    public let variant: Int
  }

  public let zone: Zone
  /// Replies that come outside the hours wait for them, instead of being routed at once.
  public let repliesWait: Bool
  /// For so many milliseconds before the hours end, no first text goes out any more.
  public let lastCall: Int64
  /// The different hours that contacts have, each once, those of most contacts first.
  public let variants: [OpeningHours]
  /// In the order of the rule file: the first that holds for a contact counts.
  public let exceptions: [Exception]

  /// - Parameters:
  ///   - exceptions: which contacts have other hours, and what they have on the days of a week.
  ///   - closed: dates without hours, for all contacts, in days since 1970-01-01.
  ///   - lastCall: in milliseconds, not negative.
  public init(
    _ week: WeeklyHours, exceptions: [(fields: [FieldTest], week: WeeklyHours)] = [], closed: [Int64] = [],
    lastCall: Int64 = 0, zone: Zone, repliesWait: Bool
  ) {
    var variants = [OpeningHours(week, closed: closed)]
    var found: [Exception] = []
    for (fields, week) in exceptions {
      let hours = OpeningHours(week, closed: closed)
      let known = variants.firstIndex(of: hours)
      if known == nil { variants.append(hours) }
      found.append(Exception(fields: fields, variant: known ?? variants.count - 1))
    }
    self.zone = zone
    self.repliesWait = repliesWait
    self.lastCall = lastCall
    self.variants = variants
    self.exceptions = found
  }

  /// The same hours on each day. Nil unless 0 ≤ start < end ≤ 1440, in minutes since midnight.
  public init?(start: Int, end: Int, zone: Zone, repliesWait: Bool) {
    guard let stretch = DayStretch(start: start, end: end) else { return nil }
    self.init(WeeklyHours(daily: stretch), zone: zone, repliesWait: repliesWait)
  }

  /// The hours of contacts without an exception.
  public var usual: OpeningHours { variants[0] }

  /// Which of `variants` a contact has.
  public func variant(_ value: (FieldID) -> ValueID) -> Int {
    exceptions.first { $0.fields.allSatisfy { $0.values.contains(value($0.field)) } }?.variant ?? 0
  }

  /// The zone that decides about a contact; nil when none does, and the contact is never inside.
  ///
  /// - Parameter own: the contact's zone, if it is known.
  public func rules(own: ZoneRules?) -> ZoneRules? {
    switch zone {
    case .contact(let missing): own ?? missing
    case .fixed(let zone): zone
    }
  }
}

extension TextingHours {
  /// When the last call begins before hours that end at a moment.
  public func lastCall(before closing: Instant) -> Instant {
    let (moment, isTooEarly) = closing.milliseconds.subtractingReportingOverflow(lastCall)
    return Instant(milliseconds: isTooEarly ? .min : moment)
  }

  /// The first moment at or after the given one at which first texts go out under one of the hours. Nil when there is none within
  /// some hundreds of openings.
  public func nextFirstTexts(from at: Instant, _ hours: OpeningHours, in zone: ZoneRules) -> Instant? {
    var moment = at
    for _ in 0..<1_000 {
      guard let opening = hours.nextOpening(from: moment, in: zone) else { return nil }
      guard lastCall > 0, let closing = hours.nextClosing(from: opening, in: zone) else { return opening }
      if opening < lastCall(before: closing) { return opening }
      moment = closing
    }
    return nil
  }
}
