/// A name of a time zone, or a bare offset, that keeps no daylight time although most who write it live in a place that does: `EST`,
/// `Etc/GMT+5`, `-05:00`. It is not taken for a time zone.
package struct FixedZone: Hashable, Sendable {
  /// Minutes ahead of UTC.
  package let minutes: Int

  /// Nil for any other name: `EST5EDT`, `HST` and `UTC` are time zones.
  package init?(_ name: String) {
    guard let minutes = Self.minutes(name) else { return nil }
    self.minutes = minutes
  }

  /// - Parameter minutes: ahead of UTC.
  package init(minutes: Int) { self.minutes = minutes }

  private static func minutes(_ name: String) -> Int? {
    switch name {
    case "EST": return -5 * 60
    case "MST": return -7 * 60
    default: break
    }
    if name.hasPrefix("Etc/GMT") {
      // The sign says how far behind UTC the zone is.
      guard let behind = offset(name.dropFirst(7)), behind != 0 else { return nil }
      return -behind
    }
    for prefix in ["UTC", "GMT", ""] where name.hasPrefix(prefix) {
      guard let ahead = offset(name.dropFirst(prefix.utf8.count)) else { continue }
      // `GMT+0` is in the database.
      return ahead == 0 && !prefix.isEmpty ? nil : ahead
    }
    return nil
  }

  /// The minutes of `+5`, `-05`, `+0530` or `-05:00`.
  private static func offset(_ text: Substring) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" || sign == "\u{2212}" else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, text.dropFirst().utf8.allSatisfy({ $0 == 0x3A || $0 &- 0x30 < 10 })
    else { return nil }
    let hours: Substring
    let rest: Substring
    if parts.count == 2 {
      (hours, rest) = (first, parts[1])
    } else if first.utf8.count == 4 {
      (hours, rest) = (first.prefix(2), first.suffix(2))
    } else {
      (hours, rest) = (first, "00")
    }
    guard (1...2).contains(hours.utf8.count), rest.utf8.count == 2, let hour = Int(hours), let minute = Int(rest),
      hour <= 14, minute < 60
    else { return nil }
    return (sign == "+" ? 1 : -1) * (hour * 60 + minute)
  }

  /// The zone that is mostly meant.
  package var meant: String? { known.meant }
  /// A place that really has the same time all year.
  package var place: String? { known.place }

  private var known: (meant: String?, place: String?) {
    switch minutes {
    case -10 * 60: ("Pacific/Honolulu", nil)
    case -9 * 60: ("America/Anchorage", nil)
    case -8 * 60: ("America/Los_Angeles", nil)
    case -7 * 60: ("America/Denver", "America/Phoenix")
    case -6 * 60: ("America/Chicago", "America/Regina")
    case -5 * 60: ("America/New_York", "America/Panama")
    case -4 * 60: ("America/Halifax", "America/Puerto_Rico")
    case 0: ("Europe/London", "UTC")
    case 60: ("Europe/Paris", "Africa/Lagos")
    case 2 * 60: ("Europe/Athens", "Africa/Johannesburg")
    case 5 * 60 + 30: ("Asia/Kolkata", nil)
    case 8 * 60: ("Asia/Singapore", nil)
    case 9 * 60: ("Asia/Tokyo", nil)
    case 10 * 60: ("Australia/Sydney", "Australia/Brisbane")
    default: (nil, nil)
    }
  }

  /// `it is 5 hours behind UTC all year`
  package var extent: String {
    if minutes == 0 { return "it is the time of UTC all year" }
    let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
    var length = hours == 0 ? "" : "\(hours) hour\(hours == 1 ? "" : "s")"
    if rest > 0 { length += (length.isEmpty ? "" : " and ") + "\(rest) minute\(rest == 1 ? "" : "s")" }
    return "it is \(length) \(minutes < 0 ? "behind" : "ahead of") UTC all year"
  }

  /// The next step.
  package var advice: String {
    guard let meant else { return "write the name of a place, such as `America/New_York`" }
    let other = place.map { ", or `\($0)` where clocks do not change" } ?? ""
    return "write `\(meant)`\(other)"
  }
}
