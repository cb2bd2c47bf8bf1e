import Campaign
import Diagnostics
import Foundation
import Testing

@testable import Records

@Suite("Effects") struct EffectTests {
  private func sample() throws -> Directory {
    let directory = Directory(samplePolicy())
    var reader = ContactReader(
      ArrayByteReader(Array("{\"id\":\"c\\\"1\\u001b\"}\n{\"id\":\"c2\",\"tags\":[\"VIP\"]}\n".utf8)), format: .ndjson)
    while let block = try reader.next() {
      for row in 0..<block.count { _ = directory.add(row, of: block) }
    }
    return directory
  }

  private static let one = ContactID(0)
  private static let two = ContactID(1)
  private static let ana = MemberID(0)
  private static let joe = MemberID(1)

  private static let changes: [StateChange] =
    [
      .published, .contactJoined(one), .replied(one), .wentAway(ana), .cameBack(ana), .ringTurned(.everyone, ana, one),
      .messageTaken(MessageID(0)),
    ] + AssignmentReason.allCases.map { .assigned(one, ana, $0) }
    + ReleaseReason.allCases.map { .released(two, joe, $0) }
    + [
      .sent(one, ana), .responded(one, ana), .owned(one, ana), .joined(joe), .left(joe), .reopened(two),
      .resolved(one, ana), .resolved(one, .nobody), .held(two, .nobodyAvailable, [.routedAgain]), .tagged(two),
      .untagged(two),
      .optedOut(one, .keyword(credited: ana)), .optedOut(two, .samePhone(one)), .optedOut(one, .manual(joe)),
      .optedOut(two, .samePhone(one)), .optedOut(one, .manual(.nobody)),
    ] + Via.allCases.map { .routed(one, .member(ana), $0, []) }
    + [
      .routed(two, .sharedInbox, .sharedInbox, [.tagRuleEmpty, .routedAgain]),
      .routed(two, .fanOut(.pending), .tagRule, []),
    ] + Refusal.allCases.map { .refused($0) }

  private func write<Sink: EffectSink>(_ sink: inout Sink) throws {
    var writer = EffectWriter(try sample())
    writer.beginEvent(n: 7, moment: Moment(Instant(milliseconds: 1_772_357_400_250), .text))
    let name = Array("c\"1\u{1b}".utf8)
    name.withUnsafeBufferPointer { name in
      let details = EffectDetails(
        recipients: [Self.ana, Self.joe], rules: [MatchedRule(line: 31, index: 0), MatchedRule(line: 33, index: 2)],
        tags: [TagID(0), TagID(3)], contact: name)
      for (index, change) in Self.changes.enumerated() {
        if index == 20 { writer.beginEvent(n: 8, moment: Moment(Instant(milliseconds: 12), .integer)) }
        if index == 40 { writer.beginEvent(n: 9, moment: nil) }
        writer.write(change, details, to: &sink)
      }
      writer.writeMalformed(RecordProblem(.eventKind, .error, "what", line: 9, column: 4, help: "do"), to: &sink)
    }
  }

  @Test func golden() throws {
    var lines = JSONLinesSink()
    try write(&lines)
    try Fixtures.expectGolden(String(decoding: lines.bytes, as: UTF8.self), "effects.out")
  }

  @Test("lines and values say the same") func sinks() throws {
    var lines = JSONLinesSink()
    var values = EffectValueSink()
    try write(&lines)
    try write(&values)
    let texts = lines.bytes.split(separator: 0x0A)
    #expect(texts.count == values.effects.count)
    for (text, effect) in zip(texts, values.effects) {
      let json = try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
      #expect(json["effect"] as? String == effect.kind.rawValue)
      let keys = Set(json.keys).subtracting(["n", "i", "at", "effect"])
      #expect(keys == Set(effect.entries.map(\.key)))
      #expect(keys.isSubset(of: effect.kind.keys))
      for entry in effect.entries {
        switch entry.value {
        case .text(let text): #expect(json[entry.key] as? String == text)
        case .list(let list): #expect(json[entry.key] as? [String] == list)
        case .rules(let rules): #expect((json[entry.key] as? [[String: Int]])?.map { $0["line"] } == rules.map(\.line))
        }
      }
    }
  }

  @Test func stats() throws {
    var counts = MemberCounts()
    counts.optOuts = 3
    var totals = TotalCounts()
    totals.contacts = 12
    totals.needsAttention = 2
    let table = StatsTable(rows: [StatsTable.Row(member: Self.joe, counts: counts)], totals: totals)
    let bytes = StatsWriter.json(table) { samplePolicy().team[$0.index].key }
    try Fixtures.expectGolden(String(decoding: bytes, as: UTF8.self), "stats.out")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
  }
}
