import Campaign
import Foundation
import TestSupport

@testable import Zones

/// The offset changes from 1900 to 2200 that Python's `zoneinfo` finds, written by `Scripts/generate-zones.py`.
enum ZoneTable {
  static func read(_ name: String) throws -> ZoneRules {
    let text = try Project.text("Tests/Fixtures/zones/\(name).txt")
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    let zone = ZoneRules(
      name: name, transitions: lines.dropFirst().compactMap { Int64($0[0]) },
      offsets: lines.compactMap { Int32($0[$0.count - 1]) })
    guard let zone else { throw CocoaError(.fileReadCorruptFile) }
    return zone
  }
}

/// What a clock on the wall reads, found by counting instead of searching: the other side of comparisons.
struct WallClock {
  let zone: ZoneRules

  /// Milliseconds since midnight.
  func reads(_ milliseconds: Int64) -> Int64 {
    let passed = zone.transitions.prefix { $0 * 1000 <= milliseconds }.count
    let local = milliseconds + Int64(zone.offsets[passed]) * 1000
    return (local % 86_400_000 + 86_400_000) % 86_400_000
  }

  func isInside(_ hours: TextingHours, _ milliseconds: Int64) -> Bool {
    let clock = reads(milliseconds)
    guard let daily = hours.usual.week.daily else { return false }
    return clock >= Int64(daily.start) * 60_000 && clock < Int64(daily.end) * 60_000
  }
}

/// Milliseconds since 1970 of a moment in UTC.
func utc(_ text: String) -> Instant {
  let formatter = ISO8601DateFormatter()
  formatter.formatOptions =
    text.contains(".") ? [.withInternetDateTime, .withFractionalSeconds] : .withInternetDateTime
  let date = formatter.date(from: text) ?? .distantPast
  return Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
}

/// `09:30-24:00`.
func hours(_ text: String) throws -> TextingHours {
  let minutes = text.split(separator: "-").map { part in
    let numbers = part.split(separator: ":").compactMap { Int($0) }
    return numbers[0] * 60 + numbers[1]
  }
  guard let hours = TextingHours(start: minutes[0], end: minutes[1], zone: .contact(missing: nil), repliesWait: false)
  else { throw CocoaError(.formatting) }
  return hours
}
