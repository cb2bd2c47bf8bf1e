import PatchbayKit
import TestSupport
import Testing

/// Streams that are taken piece by piece.
@Suite struct PieceTests {
  private static let rules = "version: 1\nmembers: [ana, joe]\n"

  /// Events, among them lines that are none and lines that begin as other files do.
  private static func lines(_ count: Int) -> [UInt8] {
    var lines: [UInt8] = []
    for number in 0..<count {
      switch number % 5 {
      case 0: lines += Array("{\"event\":\"contact\",\"id\":\"c\(number)\"}\n".utf8)
      case 1: lines += [0x1F, 0x8B, 0x0A]
      case 2: lines += [0x0A]
      case 3: lines += [0xEF, 0xBB, 0xBF] + Array("{\"event\":\"clock\"}\n".utf8)
      default: lines += Array("{\"event\":\"reply\",\"contact\":\"c\(number - 4)\",\"text\":\"hello\"}\n".utf8)
      }
    }
    return lines
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `pieces are what the whole is`() throws {
    let lines = Self.lines(20_000)
    var whole = ContactAction(try Rules(yaml: Self.rules))
    var pieces = ContactAction(try Rules(yaml: Self.rules))
    var (taken, effects, count) = (0, [UInt8](), 0)
    while true {
      let piece = try pieces.takeJSON(beginningOf: lines.span.bytes.extracting(droppingFirst: taken))
      #expect(piece.effects.count < 1 << 20 + 1000 && (piece.effects.last ?? 0x0A) == 0x0A)
      taken += piece.taken
      #expect(taken == 0 || lines[taken - 1] == 0x0A)
      effects += piece.effects
      count += 1
      if !piece.hasMore { break }
    }
    #expect(count > 1 && taken == lines.count)
    #expect(try whole.takeJSON(lines) == effects)
    #expect(pieces.saved() == whole.saved() && pieces.eventCount == 20_000)
    #expect(pieces.malformed == whole.malformed && pieces.malformed.count == 12_000)
    #expect(pieces.malformed.first.count == MalformedLines.mostKept && pieces.malformed.first.first?.number == 2)
    // Line by line, too: where a stream is cut changes nothing.
    var single = ContactAction(try Rules(yaml: Self.rules))
    var lineByLine: [UInt8] = []
    for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      lineByLine += try single.takeJSON(Array(line) + [0x0A])
    }
    #expect(lineByLine == effects)
  }

  @Test func `pieces are written as they come`() throws {
    let lines = Self.lines(500)
    var action = ContactAction(try Rules(yaml: Self.rules))
    var written: [UInt8] = []
    func write(_ effects: [UInt8]) { written += effects }

    var taken = 0
    while true {
      let piece = try action.takeJSON(beginningOf: lines.span.bytes.extracting(droppingFirst: taken))
      taken += piece.taken
      write(piece.effects)
      if !piece.hasMore { break }
    }

    var whole = ContactAction(try Rules(yaml: Self.rules))
    #expect(try whole.takeJSON(lines) == written)
  }

  @Test func `edited rules take over contacts and all that came of them`() throws {
    let contacts = [Contact("c1"), Contact("c2")]
    var old = ContactAction(try Rules(yaml: Self.rules))
    for contact in contacts { old.add(contact) }
    _ = old.take(.send(by: "ana"))
    let edited = try Rules(yaml: "version: 1\nmembers: [ana, joe]\nreply_routing: round_robin\n")

    var action = ContactAction(edited)
    for contact in contacts { action.add(contact) }
    try action.adopt(old)

    #expect(action.eventCount == old.eventCount && action.stats.totals.sent == 1)
  }

  @Test func `a line over the limit is one line`() throws {
    var action = ContactAction(try Rules(yaml: Self.rules))
    let long = [UInt8](repeating: 0x78, count: 3 << 20) + Array("\n{\"event\":\"contact\",\"id\":\"c1\"}\n".utf8)
    let text = String(decoding: try action.takeJSON(long), as: UTF8.self)
    #expect(text.split(separator: "\n").count == 1 && text.contains("malformed") && action.eventCount == 2)
  }

  @Test func `memory is asked for`() throws {
    #expect(Memory.hasRoom(for: 1 << 20) && Memory.hasRoom(for: 0) && Memory.hasRoom(for: -1))
    #expect(!Memory.hasRoom(for: .max) && !Memory.hasRoom(for: 1 << 60))
    #expect(Rules.memoryToRead(.max) == .max && ContactAction.memoryToRestore(-1) == ContactAction.memoryToRestore(0))
    var action = ContactAction(try Rules(yaml: Self.rules))
    let before = action.memoryToGoOn
    action.add(Contact("c1"))
    #expect(action.memoryToGoOn > before)
  }

  @Test func `lists begin an action`() throws {
    let rules = try Rules(yaml: Self.rules)
    let list = Array("VANID,tags\n1,Donor\n2,\n,Donor\n".utf8)
    var told: ContactListReport?
    var action = try ContactAction(
      rules, contacts: list.span.bytes, as: .init(.csv, columns: ["id=VANID"]), named: "list.csv", report: { told = $0 }
    )
    let report = try #require(told)
    #expect(report.contacts == 2 && report.errors == 1 && report.problems.count == 1)
    #expect(report.problems.first?.file == "list.csv" && report.problems.first?.line == 4)
    #expect(action.nextText(for: "ana") == .contact("1"))
    _ = action.take(.send(by: "ana"))
    #expect(
      action.conversations(of: "ana")?.conversations.map(\.contact) == [] && action.conversations(of: "eve") == nil)
    let page = action.conversations(most: 1)
    let all = try #require(page)
    #expect(all.conversations.map(\.state) == [.sent] && all.next == 1)
    #expect(action.conversations(from: 1)?.conversations.isEmpty == true)
    #expect(throws: ContactListError.self) {
      _ = try ContactAction(rules, contacts: list.span.bytes, as: .init(.ndjson))
    }
  }

  @Test func `edited rules are adopted`() throws {
    var old = ContactAction(try Rules(yaml: Self.rules))
    old.add(Contact("c1", tags: ["Donor"]))
    _ = old.take(.send(by: "ana"))
    var edited = ContactAction(
      try Rules(yaml: "version: 1\nmembers: [ana, joe]\ntag_rules: [{ tag: Donor, to: joe }]\n"))
    #expect(throws: AdoptionError.otherContacts) { try edited.adopt(old) }
    edited.add(Contact("c1", tags: ["Donor"]))
    let report = try edited.adopt(old)
    #expect(report.conversations == 1 && report.unsent == 0 && edited.eventCount == old.eventCount)
    for case .routed(let routed) in edited.take(.reply(from: "c1", "hello")) { #expect(routed.members == ["joe"]) }
    for case .routed(let routed) in old.take(.reply(from: "c1", "hello")) { #expect(routed.members == ["ana"]) }
    #expect(throws: AdoptionError.hasBegun) { try edited.adopt(old) }
  }

  @Test func `what an adoption causes is told as effects`() throws {
    var old = ContactAction(try Rules(yaml: "version: 1\nteam: { ana: {}, joe: {} }\nmembers: [ana]\n"))
    old.add(Contact("c1"))
    var edited = ContactAction(try Rules(yaml: "version: 1\nteam: { ana: {}, joe: {} }\nmembers: [joe]\n"))
    edited.add(Contact("c1"))
    let noon = Timestamp(milliseconds: 1_772_463_600_000)
    let (report, effects) = try edited.adopt(old, at: noon)
    #expect(report.conversations == 0)
    let told = effects.map { effect in
      switch effect {
      case .joined(let joined): "+" + joined.member
      case .left(let left): "-" + left.member
      default: effect.json
      }
    }
    #expect(told == ["+joe", "-ana"] && effects.first?.origin.time == noon && edited.eventCount == old.eventCount + 1)
  }
}
