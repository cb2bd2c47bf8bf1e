import Foundation
import TestSupport
import Testing

/// Every kind of bad input, through the program as it was built: a refusal that names its place, a status that is not 0, the
/// lines around it kept, and never a signal, a trap or silence.
@Suite struct BadInputTests {
  /// A file of bytes and what is said about it.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    /// Pieces of the messages: the place first.
    let says: [String]

    init(_ name: String, _ bytes: [UInt8], _ says: String...) {
      testDescription = name
      self.bytes = bytes
      self.says = says
    }
    init(_ name: String, _ text: String, _ says: String...) {
      testDescription = name
      bytes = Array(text.utf8)
      self.says = says
    }
  }

  /// Commands that need rules, with the status that a broken rule file gives each.
  static let readers = [
    ("check r.yaml", 1), ("graph r.yaml", 2), ("graph r.yaml --format mermaid", 2), ("explain r.yaml --contact {}", 2),
    ("preview r.yaml --contacts c.csv", 2), ("route r.yaml e.ndjson --contacts c.csv", 2), ("simulate r.yaml", 2),
    ("simulate r.yaml --vary bucket_size=10", 2), ("compare r.yaml r.yaml", 2), ("test r.yaml", 2),
  ]

  @Test(.tags(.slow), .onlyInFullRuns, arguments: ruleRows) func `rules`(_ row: Row) throws {
    try Program.withFolder { folder in
      try Data(row.bytes).write(to: folder.appendingPathComponent("r.yaml"))
      let lines = Self.readers.map { "patchbay \($0.0) </dev/null >all 2>&1; echo $?; cat all; echo '<<>>'" }
      let run = try Program.shell("touch e.ndjson; echo id > c.csv\n" + lines.joined(separator: "\n"), in: folder)
      let answers = run.output.components(separatedBy: "<<>>\n")
      for (reader, answer) in zip(Self.readers, answers) {
        #expect(answer.hasPrefix("\(reader.1)\n"), "\(reader.0): \(answer.prefix(400))")
        for piece in row.says { #expect(answer.contains(piece), "\(reader.0): \(answer.prefix(400))") }
      }
      #expect(answers.count == Self.readers.count + 1)
      #expect(run.seconds < 30)
    }
  }

  /// Two good contacts stand around each bad one, and are routed.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: lineRows) func `lines of a list`(_ row: Row) throws {
    let good = (Array("{\"id\":\"g1\"}\n".utf8), Array("\n{\"id\":\"g2\"}\n".utf8))
    try list("list.ndjson", good.0 + row.bytes + good.1, row, kept: ["g1", "g2"])
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: tableRows) func `rows of a table`(_ row: Row) throws {
    let good = (Array("id,name,tags,opted_out\ng1,x,,\n".utf8), Array("\ng2,y,,\n".utf8))
    try list("list.csv", good.0 + row.bytes + good.1, row, kept: ["g1", "g2"])
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: wholeTableRows) func `tables`(_ row: Row) throws {
    try list("list.csv", row.bytes, row, kept: [])
  }

  private func list(_ name: String, _ bytes: [UInt8], _ row: Row, kept: [String]) throws {
    try Program.withFolder { folder in
      try Data("version: 1\nmembers: [ana]\n".utf8).write(to: folder.appendingPathComponent("r.yaml"))
      try Data(bytes).write(to: folder.appendingPathComponent(name))
      let preview = try Program.shell("patchbay preview r.yaml --contacts \(name)", in: folder)
      expect(preview, 2, row.says)
      let shown = preview.output.split(separator: "\n").map(String.init)
      #expect(shown == kept.map { "{\"id\":\"\($0)\",\"to\":[\"sender\"],\"via\":\"sender\"}" })
      let route = try Program.shell(
        "patchbay route r.yaml /dev/null --contacts \(name) --stats s; rc=$?; cat s; exit $rc", in: folder)
      expect(route, 2, row.says)
      #expect(route.output.contains("\"contacts\":\(kept.count),"), "\(route.output)")
      let simulation = try Program.shell("patchbay simulate r.yaml --contacts \(name)", in: folder)
      expect(simulation, 2, row.says)
    }
  }

  /// Good events stand around each bad line: their effects stay, with the numbers of their lines.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: lineRows + eventRows) func `lines of a stream`(_ row: Row) throws {
    let good = Array("{\"event\":\"send\",\"member\":\"ana\"}\n".utf8)
    try Program.withFolder { folder in
      try Data("version: 1\nmembers: [ana]\n".utf8).write(to: folder.appendingPathComponent("r.yaml"))
      try Data("id\nc1\nc2\n".utf8).write(to: folder.appendingPathComponent("c.csv"))
      try Data(good + row.bytes + [0x0A] + good).write(to: folder.appendingPathComponent("list.ndjson"))
      let run = try Program.shell("patchbay route r.yaml list.ndjson --contacts c.csv", in: folder)
      // What is no contact may still be no event for another reason.
      expect(
        run, 2, Self.eventRows.contains { $0.testDescription == row.testDescription } ? row.says : ["list.ndjson:2:"])
      let effects = run.output.split(separator: "\n").map(String.init)
      #expect(effects.count >= 5)
      #expect(effects.prefix(2).allSatisfy { $0.hasPrefix("{\"n\":1,") })
      #expect(effects.dropFirst(2).dropLast(2).allSatisfy { $0.contains("\"reason\":\"malformed\"") }, "\(run.output)")
      let last =
        2 + String(decoding: row.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(effects.suffix(2).allSatisfy { $0.hasPrefix("{\"n\":\(last),") }, "\(run.output)")
      for effect in effects { _ = try JSONSerialization.jsonObject(with: Data(effect.utf8)) }
    }
  }

  private func expect(_ run: Program.Run, _ status: Int32, _ says: [String]) {
    #expect(run.status == status, "\(run.notes)")
    for piece in says { #expect(run.notes.contains(piece), "\(run.notes.prefix(600))") }
    #expect(run.seconds < 20)
  }
}
