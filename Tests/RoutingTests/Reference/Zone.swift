/// The few time zones of scripts, by their real names, as they are in the year in which scripts play.
struct Zone {
  let name: String
  /// Milliseconds since 1970 at which the clocks change, rising.
  let changes: [Int]
  /// Minutes east: the first before all changes.
  let offsets: [Int]

  static let all = [
    Zone(name: "Asia/Kathmandu", changes: [], offsets: [345]),
    Zone(name: "Pacific/Pitcairn", changes: [], offsets: [-480]),
    // On 8 March 2026 two o'clock became three, on 1 November it was one o'clock twice.
    Zone(name: "America/New_York", changes: [1_772_953_200_000, 1_793_512_800_000], offsets: [-300, -240, -300]),
  ]
  static func named(_ name: String) -> Zone? { all.first { $0.name == name } }

  static let minute = 60_000
  static let hour = 60 * minute
  static let day = 24 * hour

  /// The local day, counted from 1970, and the milliseconds since its midnight.
  func local(_ at: Int) -> (day: Int, clock: Int) {
    let local = at + offsets[changes.count { $0 <= at }] * Zone.minute
    let clock = (local % Zone.day + Zone.day) % Zone.day
    return ((local - clock) / Zone.day, clock)
  }
}

extension Zone {
  /// A day counted from 1970 as dates are written.
  static func date(_ day: Int) -> String {
    // Years as if they began on the first of March, after the algorithm of Howard Hinnant.
    let shifted = day + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let dayOfMonth = dayOfYear - (153 * fromMarch + 2) / 5 + 1
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(dayOfMonth < 10 ? "0" : "")\(dayOfMonth)"
  }
}

extension Setup.Hours {
  /// The week of a contact with this value of the field `state`.
  func week(_ state: String?) -> Week {
    variants.first { variant in variant.states.contains { $0 == state } }?.week ?? days
  }

  func times(_ state: String?, _ zone: Zone) -> OpenTimes { OpenTimes(week: week(state), closed: closed, zone: zone) }
}
