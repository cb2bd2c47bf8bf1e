import Campaign
import Foundation
import TestSupport

@testable import Records

/// TZif files and what Python's `zoneinfo` says of them, written by `Scripts/generate-zones.py`.
enum ZoneFixture {
  static let folder = fixture("zones")
  static let names = [
    "Africa/Casablanca", "America/Los_Angeles", "America/New_York", "America/Nuuk", "America/Phoenix",
    "America/St_Johns", "Asia/Gaza", "Asia/Kathmandu", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Dublin",
    "Europe/London", "Pacific/Apia", "UTC",
  ]

  static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  /// The offset in 1900, and its changes until 2200.
  static func table(_ name: String) throws -> (first: Int32, changes: [(at: Int64, offset: Int32)]) {
    let text = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    return (
      Int32(lines[0][0]) ?? 0, lines.dropFirst().map { (Int64($0[0]) ?? 0, Int32($0[1]) ?? 0) }
    )
  }
}

/// A TZif file, made field by field.
struct MadeZone {
  var version: UInt8 = UInt8(ascii: "3")
  var times: [Int64] = []
  var places: [UInt8] = []
  var types: [(offset: Int32, isDaylight: UInt8, name: UInt8)] = [(0, 0, 0)]
  var names: [UInt8] = Array("UTC\0".utf8)
  var leaps: UInt32 = 0
  var standard: [UInt8] = []
  var universal: [UInt8] = []
  var footer = "UTC0"
  var tail: [UInt8] = []

  var bytes: [UInt8] {
    if version == 0 { return block(4) + tail }
    var first = MadeZone()
    first.version = version
    return first.block(4) + block(8) + Array("\n\(footer)\n".utf8) + tail
  }

  private func block(_ width: Int) -> [UInt8] {
    func big(_ number: Int64, _ width: Int) -> [UInt8] {
      (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> Int64(8 * $0)) }
    }
    var out = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
    for count in [universal.count, standard.count, Int(leaps), times.count, types.count, names.count] {
      out += big(Int64(count), 4)
    }
    out += times.flatMap { big($0, width) } + places
    for type in types { out += big(Int64(type.offset), 4) + [type.isDaylight, type.name] }
    return out + names + [UInt8](repeating: 0, count: Int(leaps) * (width + 4)) + standard + universal
  }
}
