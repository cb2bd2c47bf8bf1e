import Campaign
import Foundation
import Testing

@testable import Records

/// The files of `Tests/Fixtures/records`.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/records")
  static let project = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  /// The names of the lists, in order.
  static let lists: [String] = names { ($0.hasSuffix(".ndjson") || $0.hasSuffix(".csv")) && !$0.contains(".events.") }
  static let events: [String] = names { $0.hasSuffix(".events.ndjson") }

  private static func names(_ isWanted: (String) -> Bool) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return all.filter(isWanted).sorted()
  }

  /// Compares with the file beside a fixture, or rewrites it when `UPDATE_GOLDEN` is set.
  static func expectGolden(_ text: String, _ name: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    #expect(text == golden)
  }
}

/// A small policy: three of the team take part, of four; one list, two tags, one field.
func samplePolicy(hours: TextingHours? = nil) -> RoutingPolicy {
  func member(_ key: String) -> TeamMember {
    TeamMember(
      key: key, name: key, permissions: .sendQueue, email: "\(key)@example.org", phone: "+1215555\(key.utf8.count)",
      notify: key == "ana" ? [.email, .sms] : key == "joe" ? [.sms] : [])
  }
  return RoutingPolicy(
    action: "test", team: ["ana", "joe", "philly", "temp"].map(member), selectedCount: 3,
    lists: [UserList(name: "closers", members: [MemberID(1), MemberID(2)])],
    distribution: Distribution(), replySteps: [.sharedInbox], tagRules: [], optOutKeywords: ["stop"],
    reviewPhrases: ["take me off", "leave me alone"], textingHours: hours,
    notifications: [Notification(kind: .assignment, subject: "s", body: "b")],
    tags: ["Spanish", "Donor"], fields: [PolicyField(name: "state", values: ["PA", "NJ"])])
}

/// Texting hours by the contacts' clocks.
func contactHours(missing: ZoneRules? = nil) -> TextingHours? {
  TextingHours(start: 9 * 60, end: 21 * 60, zone: .contact(missing: missing), repliesWait: true)
}

/// Knows the zones below `Test/`, except `Test/Nowhere`.
let testZones: ZoneLoader = { name in
  name.hasPrefix("Test/") && name != "Test/Nowhere" ? ZoneRules(name: name, transitions: [], offsets: [3600]) : nil
}

/// Everything a reader says about a list, as text.
func transcript(
  _ bytes: [UInt8], _ format: RecordFormat, piece: Int = .max, limits: RecordLimits = .standard, name: String = "list"
) throws -> String {
  var reader = RecordReader(ArrayByteReader(bytes, piece: piece), format: format, limits: limits)
  var lines: [(line: Int, text: String)] = []
  while let block = try reader.next() {
    for row in 0..<block.count { lines.append((block.line(row), describe(row, of: block))) }
    for index in 0..<block.problemCount {
      lines.append((block.problemLine(index), block.problem(index).rendered(name: name)))
    }
  }
  // Rows and problems of a block come apart; lines tell their order.
  return lines.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
    .map(\.element.text).joined(separator: "\n") + "\n"
}

func describe(_ row: Int, of block: ContactBlock) -> String {
  func text(_ slice: ByteSlice) -> String { String(decoding: block.bytes(slice), as: UTF8.self).debugDescription }
  let record = block[row]
  var parts = ["\(block.line(row)): id \(text(record.id))"]
  if let raw = block.jsonID(row), !raw.elementsEqual(block.bytes(record.id)) {
    parts.append("written " + String(decoding: raw, as: UTF8.self))
  }
  let columns: [(String, ByteSlice)] = [
    ("name", record.name), ("phone", record.phone), ("last", record.lastTeamMember),
    ("assigned", record.assignedTo), ("zone", record.timeZone),
  ]
  for (name, slice) in columns where slice.length > 0 { parts.append("\(name) \(text(slice))") }
  if record.optedOut { parts.append("opted out") }
  if !block.tags(row).isEmpty { parts.append("tags " + block.tags(row).map(text).joined(separator: " ")) }
  for field in block.fields(row) { parts.append("\(text(field.name)) = \(field.kind) \(text(field.value))") }
  return parts.joined(separator: " · ")
}
