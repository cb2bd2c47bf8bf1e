import PatchbayKit
import TestSupport
import Testing

@Suite struct EmbeddingTests {
  static let rules = """
    version: 1
    members: [ana, joe]
    tag_rules:
      - tag: Donor
        to: joe
    """

  private func begin(_ text: String = rules) throws -> ContactAction {
    var problems = DiagnosticSink()
    let action = ContactAction(Source(name: "rules.yaml", bytes: Array(text.utf8)), problems: &problems)
    #expect(problems.problems.isEmpty)
    guard let action else { throw CancellationError() }
    return action
  }

  @Test func theExampleWorks() throws {
    #expect(try placeOfDonors(Self.rules) == "joe")
    let refused = try placeOfDonors("version: 1\nmembers: [ana]\nmebers: [joe]\n")
    #expect(refused.hasPrefix("spring.yaml:3:1: error[PB0200]"))
  }

  @Test func theExampleIsTheOneInTheDocumentation() throws {
    let compiled = try Project.text("Tests/PatchbayKitTests/Snippet.swift")
    #expect(try Project.text("docs/embedding.md").contains("```swift\n\(compiled)```\n"))
  }

  @Test func linesAndTimeGoOnFromCallToCall() throws {
    var action = try begin()
    _ = try action.take(.contact, ["id": "c1"])
    let sent = try action.take(.send, ["member": "ana", "at": .milliseconds(2000)])
    #expect(sent.map(\.kind) == [.assigned, .sent])
    #expect(sent.map(\.place.n) == [2, 2] && sent.map(\.place.i) == [0, 1])
    let early = try action.take(.reply, ["contact": "c1", "text": "hello", "at": .milliseconds(1000)])
    #expect(early.map { $0["reason"] } == [.text("out_of_order")])
    #expect(early.map(\.place.n) == [3])
    let piece =
      "{\"event\":\"reply\",\"contact\":\"c1\",\"text\":\"hello\"}\nnonsense\n{\"event\":\"away\",\"member\":\"ana\"}\n"
    #expect(try action.take(lines: Array(piece.utf8)).map(\.place.n) == [4, 5])
    #expect(try action.take(.publish).map(\.place.n) == [7])
  }

  @Test func textOfContactsNeedsNoEscapes() throws {
    var action = try begin()
    let id = "c\"1\\\u{202E}\n"
    _ = try action.take(.contact, ["id": .text(id), "opted_out": false])
    let effects = try action.take(.reply, ["contact": .text(id), "text": "\"STOP\"\n"])
    #expect(effects.map(\.kind) == [.optedOut])
    #expect(effects.first?["contact"] == .text(id))
  }

  @Test func mistakesAreEffects() throws {
    var action = try begin()
    let effects = try action.take(.send, ["contcat": "c1"])
    #expect(effects.map { $0["reason"] } == [.text("malformed")])
    #expect(try action.take(.away, ["member": "nobody"]).map { $0["reason"] } == [.text("unknown_member")])
  }

  @Test func statisticsAreThoseOfNow() throws {
    var action = try begin()
    _ = try action.take(.contact, ["id": "c1", "tags": ["donor"]])
    _ = try action.take(.send, ["member": "ana"])
    _ = try action.take(.reply, ["contact": "c1", "text": "hello"])
    #expect(action.stats.rows.map(\.counts.needsAttention) == [0, 1])
    #expect(
      String(decoding: action.statsJSON, as: UTF8.self).hasPrefix(#"{"schema":"patchbay.stats/1","members":{"ana":"#))
  }

  /// What a reply would come to is what it comes to, and asking changes nothing.
  @Test(arguments: ["hello", "STOP", ""]) func decidingIsTakingWithoutChange(_ text: String) throws {
    var action = try begin()
    for id in ["c1", "c2", "c3"] { _ = try action.take(.contact, ["id": .text(id), "tags": ["Donor"], "phone": "1"]) }
    for contact in ["c1", "c2", "c1", "nobody", "c3"] {
      _ = try action.take(.send, ["member": "ana"])
      let before = action.statsJSON
      let decided = try action.decide(replyOf: contact, text: text)
      let json = try action.decideJSON(replyOf: contact, text: text)
      #expect(action.statsJSON == before)
      #expect(json.split(separator: 10).count == decided.count)
      #expect(try action.take(.reply, ["contact": .text(contact), "text": .text(text)]) == decided)
      #expect(!decided.isEmpty)
    }
  }

  @Test func effectsAreValuesOrText() throws {
    let lines = Array(
      """
      {"event":"contact","id":"c1","tags":["donor"]}
      {"event":"send","member":"ana","at":1000}
      nonsense
      {"event":"reply","contact":"c1","text":"hello"}

      """.utf8)
    var values = try begin()
    var text = try begin()
    let effects = try values.take(lines: lines)
    let json = String(decoding: try text.takeJSON(ArrayByteReader(lines, piece: 7)), as: UTF8.self)
    let written = json.split(separator: "\n")
    #expect(written.count == effects.count)
    for (line, effect) in zip(written, effects) {
      #expect(line.hasPrefix(#"{"n":\#(effect.place.n),"i":\#(effect.place.i),"effect":"\#(effect.kind.rawValue)""#))
    }
    #expect(values.statsJSON == text.statsJSON && values.position == text.position)
    #expect(try text.takeJSON(ArrayByteReader([])).isEmpty)
  }
}
