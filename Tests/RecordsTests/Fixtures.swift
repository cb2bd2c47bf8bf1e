import Campaign
import Diagnostics
import Foundation
import TestSupport
import Testing
import Zones

@testable import Records

/// The files of `Tests/Fixtures/records`.
enum Fixtures {
  static func bytes(_ name: String) throws -> [UInt8] { try Project.bytes("Tests/Fixtures/records/" + name) }

  /// The names of the lists, in order.
  static var lists: [String] {
    get throws {
      let csv = try fixtures(in: "records", ending: ".csv").map { $0 + ".csv" }
      let ndjson = try fixtures(in: "records", ending: ".ndjson").filter { !$0.hasSuffix(".events") }.map {
        $0 + ".ndjson"
      }
      return (csv + ndjson).sorted()
    }
  }
  static var events: [String] {
    get throws { try fixtures(in: "records", ending: ".events.ndjson").map { $0 + ".events.ndjson" } }
  }

  /// Compares with the file beside a fixture.
  static func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try TestSupport.expectGolden(text, fixture("records/" + name), sourceLocation: sourceLocation)
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
    notifications: [
      NotificationRule(
        kind: .assignment, subject: NotificationTemplate([.text("s")]), body: NotificationTemplate([.text("b")]))
    ],
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

extension RecordProblem {
  /// As the program shows it, without the last line break.
  func text(in name: String) -> String { String(report([problem(in: name)], as: .text).dropLast()) }
}

/// Everything a reader says about a list, as text.
///
/// - Parameter ahead: how many blocks the reader is ahead of who looks at them.
func transcript(
  _ bytes: [UInt8], _ format: RecordFormat, list: ListFormat = ListFormat(), piece: Int = .max,
  limits: RecordLimits = .standard, name: String = "list", ahead: Int = 0
) throws -> String {
  let reader = RecordReader(ArrayByteReader(bytes, piece: piece), format: format, list: list, limits: limits)
  let blocks = BlocksAhead(reader, ahead: ahead)
  var lines: [(line: Int, text: String)] = []
  func take(_ block: ContactBlock?) {
    guard let block else { return lines.append((0, "a block is missing")) }
    for row in 0..<block.count { lines.append((block.line(row), describe(row, of: block))) }
    for index in 0..<block.problemCount {
      lines.append((block.problemLine(index), block.problem(index).text(in: name)))
    }
  }
  var count = 0
  while try blocks.read(count) {
    if count >= ahead { take(blocks[count - ahead]) }
    count += 1
  }
  for number in max(0, count - ahead)..<count { take(blocks[number]) }
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
