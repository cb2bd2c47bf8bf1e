import Foundation
import PatchbayKit
import Testing

@Suite struct EmbeddingTests {
  @Test func `the example works`() throws {
    #expect(try membersForDonors(SomeRules.small) == ["joe"])
    let error = try #require(throws: RulesError.self) {
      try membersForDonors("version: 1\nmembers: [ana]\nmebers: [joe]\n")
    }
    #expect(error.description.hasPrefix("spring.yaml:3:1: error[PB0200]: unknown key `mebers`"))
    let problem = try #require(error.problems.first)
    #expect(problem.code == "PB0200" && problem.severity == .error && problem.file == "spring.yaml")
    #expect(problem.line == 3 && problem.column == 1 && problem.end.line == 3 && problem.end.column == 7)
    #expect(problem.message.hasPrefix("unknown key `mebers` in a rule file, expected one of `version`"))
    #expect(problem.help == "delete it or write a key that is expected")
    #expect(problem.text == error.description && error.json.hasPrefix(#"{"schema":"patchbay.check/1""#))
  }

  @Test func `the example is the one in the documentation`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let compiled = try String(contentsOf: folder.appendingPathComponent("Snippet.swift"), encoding: .utf8)
    let page = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "docs/embedding.md")
    #expect(try String(contentsOf: page, encoding: .utf8).contains("```swift\n\(compiled)```\n"))
  }

  /// Names of Swift and Foundation mean what they mean there.
  @Test func `names of others are theirs`() throws {
    let bytes: [UInt8] = [1, 2, 3]
    let span: Span<UInt8> = bytes.span
    #expect(span.count == 3)
    let notification = Notification(name: Notification.Name("x"))
    #expect(notification.object == nil)
    #expect(Timestamp(seconds: Date(timeIntervalSince1970: 1.5).timeIntervalSince1970).milliseconds == 1500)
  }

  @Test func `rules tell what is odd`() throws {
    let rules = try Rules(yaml: SomeRules.small + "  - tag: Donor\n    to: joe\n", named: "odd.yaml")
    let warning = try #require(rules.warnings.first)
    #expect(rules.warnings.count == 1 && warning.severity == .warning && warning.line == 6)
    #expect(rules.name == "odd" && rules.members == ["ana", "joe"])
    #expect(try Rules(yaml: SomeRules.small).warnings.isEmpty)
    #expect(throws: RulesError.self) { try Rules(yaml: [0xFF, 0xFE]) }
    #expect(throws: RulesError.self) { try Rules(yaml: "") }
  }

  @Test func `teams are opened by the program`() throws {
    let text = "version: 1\nteam: ../team.yaml\nmembers: [ana]\n"
    struct Missing: Error, CustomStringConvertible { let description = "there is no such file" }
    var asked: [String] = []
    let rules = try Rules(yaml: text) { path in
      asked.append(path)
      return Array("ana: {}\n".utf8)
    }
    #expect(asked == ["../team.yaml"] && rules.members == ["ana"])
    let refused = try #require(throws: RulesError.self) { try Rules(yaml: text) { _ in throw Missing() } }
    #expect(refused.description.contains("there is no such file"))
    #expect(throws: RulesError.self) { try Rules(yaml: text) }
    let wrong = try #require(throws: RulesError.self) {
      try Rules(yaml: text) { _ in Array("ana: { max_opn: 1 }\n".utf8) }
    }
    #expect(wrong.problems.map(\.file) == ["../team.yaml"])
  }

  @Test func `time zones come from where the program says`() throws {
    let text = SomeRules.small + "texting_hours: { start: \"09:00\", end: \"21:00\", zone: America/New_York }\n"
    #expect(throws: Never.self) { try Rules(yaml: text) }
    #expect(throws: Never.self) { try Rules(yaml: text, timeZones: .folder("/usr/share/zoneinfo")) }
    #expect(throws: RulesError.self) { try Rules(yaml: text, timeZones: .none) }
    #expect(throws: RulesError.self) { try Rules(yaml: text, timeZones: .folder("nowhere")) }
  }

  @Test func `text of contacts needs no escapes`() throws {
    var action = ContactAction(try Rules(yaml: SomeRules.small))
    let id = "c\"1\\\u{202E}\n"
    action.add(Contact(id))
    let effects = action.take(.reply(from: id, "\"STOP\"\n"))
    guard case .optedOut(let optedOut)? = effects.first, effects.count == 1 else { throw CancellationError() }
    #expect(optedOut.contact == id && optedOut.by == "keyword")
  }

  @Test func `statistics are those of now`() throws {
    var action = ContactAction(try Rules(yaml: SomeRules.small))
    action.add(Contact("c1", tags: ["donor"]))
    _ = action.take(.send(by: "ana"))
    _ = action.take(.reply(from: "c1", "hello"))
    let stats = action.stats
    #expect(stats.members.map(\.name) == ["ana", "joe"] && stats.members.map(\.needsAttention) == [0, 1])
    #expect(stats["ana"]?.sent == 1 && stats["nobody"] == nil && stats.totals.contacts == 1)
    #expect(stats.json.hasPrefix(#"{"schema":"patchbay.stats/1","members":{"ana":"#) && stats.json.hasSuffix("}"))
  }

  @Test func `links are the hosts`() throws {
    var action = ContactAction(try SomeRules.rules(0)) { "https://example.org/\($0)" }
    action.add(Contact("c1"))
    let effects = action.take(.reply(from: "c1", "hello"))
    let bodies = effects.compactMap { if case .notified(let notified) = $0 { notified.body } else { nil } }
    #expect(!bodies.isEmpty && bodies.allSatisfy { $0.contains("1 https://example.org/") } || bodies.isEmpty)
    let told = action.take(.notify(.leaderboard, to: "joe")).compactMap {
      if case .notified(let notified) = $0 { notified } else { nil }
    }
    #expect(told.map(\.channel) == [.email, .sms] && told.map(\.type) == [.leaderboard, .leaderboard])
    #expect(
      told.map(\.address) == ["joe@example.org", "+12155550102"] && told.map { $0.subject != nil } == [true, false])
  }

  @Test(arguments: ["2026-03-01T09:30:00Z", "2026-03-01T09:30:00.25+02:00", "0000-01-01T00:00:00Z"])
  func `times are read`(_ text: String) throws {
    let time = try #require(Timestamp(text))
    #expect(Timestamp(time.description) == time && Timestamp(milliseconds: time.milliseconds) == time)
  }

  @Test func `times have limits`() {
    #expect(Timestamp("2026-02-30T09:30:00Z") == nil && Timestamp("") == nil)
    let most = Timestamp(milliseconds: .max)
    #expect(Timestamp(seconds: .infinity) == most && Timestamp(seconds: 1e300) == most && most.milliseconds < .max)
    #expect(Timestamp(seconds: -.infinity) == Timestamp(milliseconds: .min))
    #expect(Timestamp(seconds: .nan) == Timestamp(milliseconds: 0))
  }
}
