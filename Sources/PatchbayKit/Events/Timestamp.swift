internal import Campaign
internal import Records

/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// A contact action reads no clock: the time rides on each event. With Foundation,
/// `Timestamp(seconds: Date.now.timeIntervalSince1970)` is now.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
  let instant: Instant

  init(_ instant: Instant) { self.instant = instant }

  /// Times lie within 10,000 years of 1970; what is beyond becomes the nearest that is not.
  public init(milliseconds: Int64) {
    let most = Instant.mostMilliseconds
    instant = Instant(milliseconds: min(max(-most, milliseconds), most))
  }

  /// Seconds since 1970, cut to milliseconds, with the limits of `init(milliseconds:)`. What is not a number is 1970.
  public init(seconds: Double) {
    let most = Double(Instant.mostMilliseconds)
    let milliseconds = (seconds * 1000).rounded(.down)
    self.init(milliseconds: seconds.isNaN ? 0 : Int64(min(max(-most, milliseconds), most)))
  }

  /// Reads RFC 3339, such as `2026-03-01T09:30:00Z` or `2026-03-01T09:30:00.250-05:00`; nil when the text is something else.
  public init?(_ text: String) {
    guard let instant = Instant(rfc3339: text) else { return nil }
    self.instant = instant
  }

  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64 { instant.milliseconds }

  /// RFC 3339 in UTC; milliseconds since 1970 where the year does not have four digits.
  public var description: String { instant.text }

  /// The earlier of two times.
  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.instant < b.instant }
}
