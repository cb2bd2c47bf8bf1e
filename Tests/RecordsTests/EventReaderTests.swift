import Campaign
import Foundation
import TestSupport
import Testing
import Zones

@testable import Records

@Suite struct EventReaderTests {
  @Test(arguments: try Fixtures.events)
  func `every fixture reads as its golden file says`(name: String) throws {
    let text = try events(try Fixtures.bytes(name), name: name)
    try Fixtures.expectGolden(text, name + ".out")
    for piece in [1, 7] { #expect(try events(try Fixtures.bytes(name), piece: piece, name: name) == text) }
  }

  private func events(_ bytes: [UInt8], piece: Int = .max, name: String) throws -> String {
    let isTimed = name.hasPrefix("hours")
    let directory = Directory(samplePolicy(hours: isTimed ? contactHours() : nil), zones: testZones)
    var contacts = RecordReader(
      ArrayByteReader(Array("{\"id\":\"c1\",\"phone\":\"215.555.0101\"}\n{\"id\":\"c2\"}\n".utf8)), format: .ndjson)
    while let block = try contacts.next() {
      for row in 0..<block.count { _ = directory.add(row, of: block) }
    }
    directory.closeList()
    let limits = RecordLimits(itemsPerList: 4)
    var reader = EventReader(ArrayByteReader(bytes, piece: piece), directory: directory, limits: limits) { text, _ in
      ReplyReading(isKeyword: text.elementsEqual("STOP".utf8))
    }
    var out = ""
    while let line = try reader.next() {
      switch line.outcome {
      case .event(let event):
        out += "\(line.line): at \(event.at.milliseconds)\(line.moment == nil ? " (carried on)" : "") \(event.event)"
        if !event.tags.isEmpty { out += " tags \(event.tags.map(\.rawValue))" }
        if !event.values.isEmpty { out += " values \(event.values.map(\.rawValue))" }
        if !event.zones.isEmpty { out += " zones \(event.zones.map(\.name))" }
        if !event.contacts.isEmpty { out += " contacts \(event.contacts.map(\.rawValue))" }
        out += "\n"
      case .refused(let refusal, let at):
        out += "\(line.line): at \(at.milliseconds) refused \(refusal.rawValue)"
        out += " " + refusal.message(contact: shown(line.contact), member: shown(line.member)) + "\n"
      case .malformed(let problem): out += problem.text(in: name) + "\n"
      }
      for remark in line.remarks { out += remark.text(in: name) + "\n" }
    }
    return out
  }

  /// Lines with a filter, bytes of which were changed: what is no JSON is refused, whole or byte by byte alike.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<20) func `spoilt filters`(seed: Int) throws {
    var random = SplitMix(seed)
    let good = try Fixtures.bytes("reassign.events.ndjson").split(separator: 0x0A).filter { $0.contains(0x5B) }
    let alphabet = Array("{}[],:\"\\tfn0u1c \u{e9}".utf8)
    var accepted = 0
    for _ in 0..<300 {
      var line = Array(good[random.below(good.count)])
      for _ in 0..<random.below(3) {
        let at = random.below(line.count)
        switch random.below(3) {
        case 0: line[at] = alphabet[random.below(alphabet.count)]
        case 1: line.insert(alphabet[random.below(alphabet.count)], at: at)
        default: line.remove(at: at)
        }
      }
      // A good line after it is read all the same.
      let bytes = line + [0x0A] + Array(good[0]) + [0x0A]
      let text = try events(bytes, name: "spoilt")
      #expect(try events(bytes, piece: 1, name: "spoilt") == text)
      #expect(
        text.split(separator: "\n").contains { $0.hasPrefix("2: at 0 ") }, "\(String(decoding: line, as: UTF8.self))")
      guard !text.contains("error[") else { continue }
      accepted += 1
      #expect(throws: Never.self, "\(String(decoding: line, as: UTF8.self))") {
        try JSONSerialization.jsonObject(with: Data(line))
      }
    }
    #expect(accepted > 50)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-01T09:30:00Z", 1_772_357_400_000),
      ("2026-03-01t09:30:00z", 1_772_357_400_000),
      ("2026-03-01 11:30:00+02:00", 1_772_357_400_000), ("2026-03-01T09:30:00.1Z", 1_772_357_400_100),
      ("2026-03-01T09:30:00.123999Z", 1_772_357_400_123), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
      ("1969-12-31T23:59:59.999Z", -1), ("0000-01-01T00:00:00Z", -62_167_219_200_000),
      ("9999-12-31T23:59:59-23:59", 253_402_387_139_000),
    ] as [(String, Int64)])
  func `moments`(text: String, milliseconds: Int64) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { RFC3339.read($0) }?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-03-01", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
    "2026-04-31T00:00:00Z", "2026-04-00T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T00:60:00Z",
    "2026-03-01T23:59:60Z", "2026-03-01T00:00:00", "2026-03-01T00:00:00.Z", "2026-03-01T00:00:00+0200",
    "2026-03-01T00:00:00Z ", "26-03-01T00:00:00Z", "2026-03-01T00:00:00+24:00", "２026-03-01T00:00:00Z",
  ])
  func `no moments`(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { RFC3339.read($0) } == nil)
  }

  @Test(arguments: 0..<500) func `moments are written as they are read`(seed: Int) {
    var random = SplitMix(seed)
    let instant = Instant(
      milliseconds: Int64(random.below(253_402_300_800_000 + 62_167_219_200_000)) - 62_167_219_200_000)
    let text = instant.text
    #expect(text.contains("T"))
    #expect(Array(text.utf8).withUnsafeBufferPointer { RFC3339.read($0) } == instant)
  }
}
