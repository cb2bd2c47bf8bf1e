import Campaign
import Diagnostics
import Foundation
import Testing

@testable import Records

@Suite struct EffectTests {
  private func sample() throws -> Directory {
    let directory = Directory(samplePolicy())
    var reader = RecordReader(
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
      .messageTaken(MessageID(0), one, optsOut: false), .reviewEnded(one), .ownerSet(one, ana), .hoursOpened,
      .notificationPutOff(NotificationID(0), ana), .notificationDropped(NotificationID(0), ana),
    ] + AssignmentReason.allCases.map { .assigned(one, ana, $0) }
    + ReleaseReason.allCases.map { .released(two, joe, $0) }
    + [
      .sent(one, ana), .responded(one, ana), .owned(one, ana), .joined(joe), .left(joe), .reopened(two),
      .resolved(one, ana), .resolved(one, .nobody), .held(two, .nobodyAvailable, [.routedAgain]),
      .held(two, .outsideHours, []), .tagged(two), .reported(one, ana), .clicked(one, .nobody), .clicked(two, joe),
      .optedIn(one, .member(ana)), .reviewBegan(two, PhraseID(1)), .notified(NotificationID(0), ana),
      .notified(NotificationID(0), joe), .notified(NotificationID(0), MemberID(2)),
      .untagged(two),
      .optedOut(one, .keyword(credited: ana)), .optedOut(two, .samePhone(one)), .optedOut(one, .manual(joe)),
      .optedOut(two, .samePhone(one)), .optedOut(one, .manual(.nobody)), .askedBack(one),
    ] + Via.allCases.map { .routed(one, .member(ana), $0, []) }
    + [
      .routed(two, .sharedInbox, .sharedInbox, [.tagRuleEmpty, .routedAgain]),
      .routed(two, .recipients, .tagRule, []), .routed(two, .member(joe), .owner, [.reassigned]),
    ] + Refusal.allCases.map { .refused($0) }

  private func write<Sink: EffectSink>(_ sink: inout Sink) throws {
    var writer = EffectWriter(try sample()) { notification, member, facts in
      NotificationText(
        subject: "\(facts.action) \(notification.rawValue)\n",
        body: "\(facts.memberName) \(member.rawValue): \(facts.count)")
    }
    writer.beginEvent(n: 7, moment: Moment(Instant(milliseconds: 1_772_357_400_250), .text))
    let name = Array("c\"1\u{1b}".utf8)
    name.withUnsafeBufferPointer { name in
      let details = EffectDetails(
        recipients: [Self.ana, Self.joe], rules: [MatchedRule(line: 31, index: 0), MatchedRule(line: 33, index: 2)],
        tags: [TagID(0), TagID(3)], contact: name,
        facts: NotificationFacts(action: "test", memberKey: "ana", memberName: "Ana", count: 3))
      for (index, change) in Self.changes.enumerated() {
        if index == 20 { writer.beginEvent(n: 8, moment: Moment(Instant(milliseconds: 12), .integer)) }
        if index == 40 { writer.beginEvent(n: 9, moment: nil) }
        writer.write(change, details, to: &sink)
      }
      writer.writeMalformed(
        RecordProblem(.eventKind, .error, "what", at: LinePiece(ofLine: 9, column: 4), help: "do"), to: &sink)
    }
  }

  @Test func `golden`() throws {
    var lines = JSONLinesSink()
    try write(&lines)
    try Fixtures.expectGolden(String(decoding: lines.bytes, as: UTF8.self), "effects.out")
  }

  @Test func `lines and values say the same`() throws {
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
      #expect(keys.isSubset(of: effect.kind.keys.map(\.name)))
      for entry in effect.entries {
        switch entry.value {
        case .text(let text): #expect(json[entry.key] as? String == text)
        case .list(let list): #expect(json[entry.key] as? [String] == list)
        case .rules(let rules): #expect((json[entry.key] as? [[String: Int]])?.map { $0["line"] } == rules.map(\.line))
        }
      }
    }
  }

  /// Effects of timers have their own moments, in the form of the event's, and count on.
  @Test(
    arguments: [
      (Moment(Instant(milliseconds: 86_400_000), .integer), "82800000", "86400000"),
      (Moment(Instant(milliseconds: 86_400_000), .text), "\"1970-01-01T23:00:00Z\"", "\"1970-01-02T00:00:00Z\""),
      (nil, "\"1970-01-01T23:00:00Z\"", nil),
    ] as [(Moment?, String, String?)])
  func `timers`(moment: Moment?, timer: String, event: String?) throws {
    var writer = EffectWriter(try sample()) { _, _, _ in NotificationText(subject: "", body: "") }
    var sink = JSONLinesSink()
    writer.beginEvent(n: 4, moment: moment)
    writer.beginTimer(at: Instant(milliseconds: 82_800_000))
    writer.write(.released(Self.two, Self.joe, .claimExpired), EffectDetails(), to: &sink)
    writer.write(.hoursOpened, EffectDetails(), to: &sink)
    writer.endTimers()
    writer.write(.sent(Self.two, Self.ana), EffectDetails(), to: &sink)
    let at = event.map { ",\"at\":\($0)" } ?? ""
    #expect(
      String(decoding: sink.bytes, as: UTF8.self) == """
        {"n":4,"i":0,"effect":"released","at":\(timer),"contact":"c2","member":"joe","reason":"claim_expired"}
        {"n":4,"i":1,"effect":"sent"\(at),"contact":"c2","member":"ana"}

        """)
  }

  @Test func `members' counts over all contact actions`() {
    var counts = MemberCounts()
    counts.active = 2
    counts.inbox = 1
    counts.sent = 9
    let table = StatsTable(
      rows: [StatsTable.Row(member: Self.ana, counts: counts), StatsTable.Row(member: Self.joe, counts: counts)],
      totals: TotalCounts())
    let key = { (member: MemberID) in samplePolicy().team[member.index].key }
    let raised = table.counting(["joe": .init(active: 5, inbox: 7), "temp": .init(active: 1, inbox: 1)], key: key)
    #expect(raised.rows.map(\.counts.active) == [2, 7] && raised.rows.map(\.counts.inbox) == [1, 8])
    #expect(raised.rows.map(\.counts.sent) == [9, 9] && raised.totals == TotalCounts())
    #expect(table.counting([:], key: key) == table)
  }

  @Test func `spreadsheets get numbers as numbers and names as names`() {
    var counts = MemberCounts()
    counts.clicked = 4
    let table = StatsTable(
      rows: [Self.ana, Self.joe, MemberID(2)].map { StatsTable.Row(member: $0, counts: counts) }, totals: TotalCounts())
    let names = ["=cmd()", "Chan, \"Joe\"", "philly"]
    let text = String(decoding: StatsWriter.csv(table) { names[$0.index] }, as: UTF8.self)
    let header = "member," + CountName.ofAllRules.map(\.rawValue).joined(separator: ",")
    #expect(
      text.split(separator: "\r\n", omittingEmptySubsequences: false).map { String($0) } == [
        header, "'=cmd(),0,0,0,0,4,0,0,0,0,0,0,,,,,", "\"Chan, \"\"Joe\"\"\",0,0,0,0,4,0,0,0,0,0,0,,,,,",
        "philly,0,0,0,0,4,0,0,0,0,0,0,,,,,", "totals,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0", "",
      ])
  }

  @Test func `stats`() throws {
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
