public import Campaign
internal import Text
internal import Zones

/// The moment of an event, and how it was written: an effect repeats it in the same form.
public struct Moment: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    /// RFC 3339 text, such as `2026-03-01T09:30:00Z`.
    case text
    /// Milliseconds since 1970.
    case integer
  }
  public var instant: Instant
  public var form: Form

  public init(_ instant: Instant, _ form: Form) {
    self.instant = instant
    self.form = form
  }
}

extension Instant {
  /// Events lie within 10,000 years of 1970, so that lengths of time can be added without overflow. In milliseconds.
  package static let mostMilliseconds: Int64 = 315_569_520_000_000

  /// Reads RFC 3339, such as `2026-03-01T09:30:00Z`; nil when the text is something else.
  package init?(rfc3339 text: String) {
    var text = text
    guard let instant = text.withUTF8({ RFC3339.read($0) }) else { return nil }
    self = instant
  }

  /// `2026-03-01T09:30:00Z`; milliseconds since 1970 where the year does not have four digits.
  public var text: String {
    guard let text = RFC3339.Written(self) else { return String(milliseconds) }
    return String(atMost: RFC3339.mostBytes) { text.put(to: &$0) }
  }
}

extension JSONWriter {
  /// A moment as text, or as a number where text cannot express it.
  mutating func value(_ instant: Instant) {
    appendValue(atMost: ByteCursor.mostOfMoment) { $0.put(Moment(instant, .text)) }
  }
}

extension ByteCursor {
  /// How many bytes `put` puts of a moment, at most.
  static var mostOfMoment: Int { RFC3339.mostBytes + 2 }

  /// Puts a moment as JSON.
  mutating func put(_ moment: Moment) {
    // An offset can move the last day of the year 9999 to a year that text cannot express.
    if moment.form == .text, let text = RFC3339.Written(moment.instant) {
      put(UInt8(ascii: "\""))
      text.put(to: &self)
      put(UInt8(ascii: "\""))
    } else {
      put(decimal: moment.instant.milliseconds)
    }
  }
}

/// Strict reading of RFC 3339: `2026-03-01T09:30:00Z`, with an offset such as `+02:00` instead of `Z`, and any number
/// of digits after the seconds, of which the first three count.
///
/// 30 February and second 60 are not valid: leap seconds have no place on the scale of milliseconds since 1970.
enum RFC3339 {
  static func read(_ text: Bytes) -> Instant? {
    var reader = Reader(text: text)
    guard let year = reader.number(4), reader.consume("-"), let month = reader.number(2), reader.consume("-"),
      let day = reader.number(2), reader.consume("T") || reader.consume("t") || reader.consume(" "),
      let hour = reader.number(2), reader.consume(":"), let minute = reader.number(2), reader.consume(":"),
      let second = reader.number(2)
    else { return nil }
    guard (1...12).contains(month), day >= 1, day <= GregorianDay.days(in: month, of: year), hour < 24, minute < 60,
      second < 60
    else { return nil }
    guard let fraction = reader.fraction(), let offset = reader.offset(), reader.isAtEnd else { return nil }
    let seconds = GregorianDay.number(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
    return Instant(milliseconds: Int64(seconds * 1000 + fraction))
  }

  /// The most bytes that a moment takes.
  static let mostBytes = 24

  /// `2026-03-01T09:30:00Z`, with milliseconds when there are any.
  struct Written {
    private let day: (year: Int64, month: Int64, day: Int64)
    private let secondOfDay: Int64
    private let milliseconds: Int64

    /// Nil for years of more than four digits, which do not have this form.
    init?(_ instant: Instant) {
      let (seconds, milliseconds) = floorDivided(instant.milliseconds, by: 1000)
      let (days, secondOfDay) = floorDivided(seconds, by: 86_400)
      day = GregorianDay.civil(days)
      guard (0...9999).contains(day.year) else { return nil }
      self.secondOfDay = secondOfDay
      self.milliseconds = milliseconds
    }

    func put(to out: inout ByteCursor) {
      func put(_ value: Int64, _ digits: Int, then end: Unicode.Scalar) {
        out.put(UInt64(value), digits: digits)
        out.put(UInt8(ascii: end))
      }
      put(day.year, 4, then: "-")
      put(day.month, 2, then: "-")
      put(day.day, 2, then: "T")
      put(secondOfDay / 3600, 2, then: ":")
      put(secondOfDay / 60 % 60, 2, then: ":")
      put(secondOfDay % 60, 2, then: milliseconds == 0 ? "Z" : ".")
      if milliseconds != 0 { put(milliseconds, 3, then: "Z") }
    }
  }

  private struct Reader {
    let text: Bytes
    var at = 0

    var isAtEnd: Bool { at == text.count }

    mutating func consume(_ scalar: Unicode.Scalar) -> Bool {
      guard at < text.count, text[at] == UInt8(ascii: scalar) else { return false }
      at += 1
      return true
    }

    mutating func digit() -> Int? {
      guard at < text.count, text[at] >= 0x30, text[at] <= 0x39 else { return nil }
      at += 1
      return Int(text[at - 1]) - 0x30
    }

    mutating func number(_ digits: Int) -> Int? {
      var value = 0
      for _ in 0..<digits {
        guard let digit = digit() else { return nil }
        value = value * 10 + digit
      }
      return value
    }

    /// Milliseconds; 0 without a fraction.
    mutating func fraction() -> Int? {
      guard consume(".") else { return 0 }
      var value = 0
      var digits = 0
      while let digit = digit() {
        if digits < 3 { value = value * 10 + digit }
        digits += 1
      }
      guard digits > 0 else { return nil }
      for _ in min(digits, 3)..<3 { value *= 10 }
      return value
    }

    /// Minutes east of Greenwich.
    mutating func offset() -> Int? {
      if consume("Z") || consume("z") { return 0 }
      let sign = consume("+") ? 1 : consume("-") ? -1 : 0
      guard sign != 0, let hours = number(2), consume(":"), let minutes = number(2), hours < 24, minutes < 60 else {
        return nil
      }
      return sign * (hours * 60 + minutes)
    }
  }
}
