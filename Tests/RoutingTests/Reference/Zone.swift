/// The few time zones of scripts, by their real names, as they are in the year in which scripts play.
struct Zone {
  let name: String
  /// Milliseconds since 1970 at which the clocks change, rising.
  let changes: [Int]
  /// Minutes east: the first before all changes.
  let offsets: [Int]

  static let all = [
    Zone(name: "Asia/Kathmandu", changes: [], offsets: [345]),
    Zone(name: "Etc/GMT+8", changes: [], offsets: [-480]),
    // On 8 March 2026 two o'clock became three, on 1 November it was one o'clock twice.
    Zone(name: "America/New_York", changes: [1_772_953_200_000, 1_793_512_800_000], offsets: [-300, -240, -300]),
  ]
  static func named(_ name: String) -> Zone? { all.first { $0.name == name } }

  static let minute = 60_000
  static let hour = 60 * minute
  static let day = 24 * hour

  /// What the clock on the wall shows, in milliseconds since midnight.
  func clock(_ at: Int) -> Int {
    let local = at + offsets[changes.count { $0 <= at }] * Zone.minute
    return (local % Zone.day + Zone.day) % Zone.day
  }
}

extension Setup.Hours {
  func isInside(_ zone: Zone, _ at: Int) -> Bool {
    let clock = zone.clock(at)
    return start * Zone.minute <= clock && clock < end * Zone.minute
  }

  /// The first moment inside after one that is outside: the window opens by one of the zone's offsets, or a change opens it.
  func opening(_ zone: Zone, after at: Int) -> Int? {
    var candidates = zone.changes
    for offset in zone.offsets {
      let opening = (start - offset) * Zone.minute
      let days = (at - opening) / Zone.day
      candidates += (days - 2...days + 3).map { $0 * Zone.day + opening }
    }
    return candidates.filter { $0 > at && isInside(zone, $0) }.min()
  }
}
