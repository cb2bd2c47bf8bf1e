/// Time zones that people probably meant by an unknown name. Any other time zone is allowed as well.
package let commonZones = [
  "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
  "America/Anchorage",
  "America/Detroit", "America/Boise", "America/Indiana/Indianapolis", "America/Kentucky/Louisville",
  "America/Puerto_Rico", "Pacific/Honolulu", "Pacific/Guam", "America/Toronto", "America/Vancouver", "America/Edmonton",
  "America/Winnipeg", "America/Halifax", "America/St_Johns", "America/Regina", "America/Mexico_City", "America/Tijuana",
  "America/Bogota", "America/Lima", "America/Santiago", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
  "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris", "Europe/Brussels",
  "Europe/Amsterdam", "Europe/Berlin", "Europe/Zurich", "Europe/Vienna", "Europe/Rome", "Europe/Copenhagen",
  "Europe/Oslo",
  "Europe/Stockholm", "Europe/Helsinki", "Europe/Warsaw", "Europe/Prague", "Europe/Budapest", "Europe/Bucharest",
  "Europe/Athens", "Europe/Kyiv", "Europe/Istanbul", "Asia/Jerusalem", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata",
  "Asia/Dhaka", "Asia/Bangkok", "Asia/Jakarta", "Asia/Singapore", "Asia/Manila", "Asia/Hong_Kong", "Asia/Shanghai",
  "Asia/Taipei", "Asia/Seoul", "Asia/Tokyo", "Africa/Cairo", "Africa/Lagos", "Africa/Nairobi", "Africa/Johannesburg",
  "Australia/Perth", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Australia/Melbourne",
  "Pacific/Auckland", "UTC",
]

/// What people call zones, in lower case with `_`.
package let zoneSynonyms: [String: String] = [
  "eastern": "America/New_York", "eastern_time": "America/New_York", "et": "America/New_York",
  "edt": "America/New_York", "est": "America/New_York", "us/eastern": "America/New_York",
  "central": "America/Chicago", "central_time": "America/Chicago", "ct": "America/Chicago", "cdt": "America/Chicago",
  "cst": "America/Chicago", "us/central": "America/Chicago",
  "mountain": "America/Denver", "mountain_time": "America/Denver", "mt": "America/Denver", "mdt": "America/Denver",
  "mst": "America/Denver", "us/mountain": "America/Denver",
  "pacific": "America/Los_Angeles", "pacific_time": "America/Los_Angeles", "pt": "America/Los_Angeles",
  "pdt": "America/Los_Angeles", "pst": "America/Los_Angeles", "us/pacific": "America/Los_Angeles",
  "america/philadelphia": "America/New_York", "america/boston": "America/New_York", "america/miami": "America/New_York",
  "america/washington": "America/New_York", "america/atlanta": "America/New_York", "america/dallas": "America/Chicago",
  "america/houston": "America/Chicago", "america/san_francisco": "America/Los_Angeles",
  "america/seattle": "America/Los_Angeles", "gmt": "UTC", "z": "UTC", "utc+0": "UTC",
  "contacts": "contact", "local": "contact", "recipient": "contact", "own": "contact",
]

/// A zone of the database that has the same offset all year, although most who name it live in a place with daylight
/// time: `EST`, `Etc/GMT+5`.
package struct FixedZone {
  /// Hours ahead of UTC.
  package let hours: Int
  /// The zone with daylight time that is mostly meant.
  package let meant: String?
  /// A place that really has the same time all year.
  package let place: String?

  package init?(_ name: String) {
    guard let hours = Self.hours(name), hours != 0 else { return nil }
    self.init(hours: hours)
  }

  /// - Parameter hours: ahead of UTC.
  package init(hours: Int) {
    self.hours = hours
    (meant, place) =
      switch hours {
      case -5: ("America/New_York", "America/Panama")
      case -6: ("America/Chicago", "America/Regina")
      case -7: ("America/Denver", "America/Phoenix")
      case -8: ("America/Los_Angeles", nil)
      case -9: ("America/Anchorage", nil)
      case -10: ("Pacific/Honolulu", nil)
      case 1: ("Europe/Paris", "Africa/Lagos")
      default: (nil, nil)
      }
  }

  private static func hours(_ name: String) -> Int? {
    switch name {
    case "EST": return -5
    case "MST": return -7
    case "HST": return -10
    default: break
    }
    // The sign says how far behind UTC the zone is.
    guard name.hasPrefix("Etc/GMT"), let behind = Int(name.dropFirst(7)) else { return nil }
    return -behind
  }

  /// `it is 5 hours behind UTC all year`
  package var extent: String {
    let count = abs(hours)
    return "it is \(count) hour\(count == 1 ? "" : "s") \(hours < 0 ? "behind" : "ahead of") UTC all year"
  }

  /// The next step.
  package var advice: String {
    guard let meant else { return "write the name of a place, such as `America/New_York`" }
    let other = place.map { ", or `\($0)` where clocks do not change" } ?? ""
    return "write `\(meant)`\(other)"
  }
}
