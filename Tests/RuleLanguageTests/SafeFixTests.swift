import Diagnostics
import RuleLanguage
import Testing
import YAMLTree

/// What is promised of every safe fix, tried on the examples of the pages.
@Suite struct SafeFixTests {
  @Test(arguments: registeredCodes)
  func `safe fixes make their problems disappear and bring no errors`(_ code: DiagnosticCode) throws {
    let page = try #require(DiagnosticPage(code))
    for example in page.examples where example.has("failing") {
      var source = page.source(of: example)
      let before = page.problems(of: example, in: source)
      var sink = before
      var rounds = 0
      while true {
        let (edits, count) = safeFixes(of: sink.problems, in: source)
        guard count > 0 else { break }
        rounds += 1
        try #require(rounds < 10, "the fixes of \(code.name) never end")
        var text = EditedText(source.bytes)
        text.apply(edits)
        source = Source(name: source.name, bytes: text.bytes)
        let left = page.problems(of: example, in: source)
        #expect(left.problems.count < sink.problems.count, "\(report(left.sorted, as: .text))")
        #expect(left.errorCount <= sink.errorCount, "\(report(left.sorted, as: .text))")
        sink = left
      }
      let unfixed = before.problems.filter { !$0.fixes.contains { $0.safety == .safe } }
      #expect(sink.problems.count <= unfixed.count, "\(report(sink.sorted, as: .text))")
      for problem in sink.problems { #expect(before.problems.contains { $0.code == problem.code }) }
    }
  }

  /// Lines after `version: 1` and `members: [ana, joe]`, and what fixes make of them.
  struct Row: CustomTestStringConvertible, Sendable {
    let before: String
    let after: String
    var testDescription: String { before }
    init(_ before: String, _ after: String) {
      self.before = before
      self.after = after
    }
  }

  static let rows = [
    Row("lists:\n  a: [ana, joe,\n    ana]\n", "lists:\n  a: [ana, joe]\n"),
    Row("lists:\n  a: [ana, ana, ana, joe]\n", "lists:\n  a: [ana, joe]\n"),
    Row("lists:\n  a:\n    - ana # lead\n    - joe\n    - ana\n", "lists:\n  a:\n    - ana # lead\n    - joe\n"),
    Row("lists:\n  a:\n    - ana # lead\n    - ana\n", "lists:\n  a:\n    - ana # lead\n"),
    Row("lists:\r\n  a:\r\n    - ana\r\n    - \"ana\"\r\n", "lists:\r\n  a:\r\n    - ana\r\n"),
    Row("lists:\n  a: [ana, # lead\n    ana]\n", "lists:\n  a: [ana, # lead\n    ana]\n"),
    // What a comment speaks of stays.
    Row("lists:\n  a:\n    - ana\n    - ana # again\n", "lists:\n  a:\n    - ana\n    - ana # again\n"),
    Row("reply_routing: [sender, hold, sender, hold]\n", "reply_routing: [sender, hold]\n"),
    // Which order was meant is for people to say.
    Row("reply_routing: [shared_inbox, ana]\n", "reply_routing: [shared_inbox, ana]\n"),
    Row("reply_routing: [hold, hold]\n", "reply_routing: [hold, hold]\n"),
    Row(
      "tag_rules:\n  - tag: A\n    to: joe\n\n  # twice\n  - tag: A\n    to: joe\n  - tag: B\n    to: [Ana, joe, ana]\n",
      "tag_rules:\n  - tag: A\n    to: joe\n\n  # twice\n  - tag: A\n    to: joe\n  - tag: B\n    to: [ana, joe]\n"),
    Row(
      "tag_rules:\n  - tag: A\n    to: joe\n\n  - tag: A\n    to: joe\n  - tag: B\n    to: ana\n",
      "tag_rules:\n  - tag: A\n    to: joe\n  - tag: B\n    to: ana\n"),
    Row("tag_rules: [{ tag: A, to: joe }, { tag: A, to: joe }]\n", "tag_rules: [{ tag: A, to: joe }]\n"),
    Row("# patchbay: ignore[PB0231, PB0232, PB0233] old\nreply_routing: sender\n", "reply_routing: sender\n"),
    Row("Distribution: {Mode: Buckets, BUCKET-SIZE: \"25\"}\n", "distribution: {mode: buckets, bucket_size: 25}\n"),
    Row(
      "opt_out: { keywords: { default: Yes, add: stop it } }\n",
      "opt_out: { keywords: { default: true, add: stop it } }\n"),
  ]

  @Test(arguments: rows) func `fixes make of a text what was meant`(_ row: Row) {
    let head = "version: 1\nmembers: [ana, joe]\n"
    var text = EditedText(Array((head + row.before).utf8))
    for _ in 0..<10 {
      let source = Source(name: "rules.yaml", bytes: text.bytes)
      var sink = DiagnosticSink()
      _ = checkRules(source, zones: someZones, sink: &sink)
      text.apply(safeFixes(of: sink.problems, in: source).edits)
    }
    #expect(String(decoding: text.bytes, as: UTF8.self) == head + row.after)
  }

  /// So that the promise above is not an empty one.
  @Test(arguments: [
    DiagnosticCode.unknownKey, .missingKey, .notWholeNumber, .notFlag, .unknownWord, .writtenTwice, .sameRuleTwice,
    .unusedIgnore,
  ])
  func `pages show safe fixes`(_ code: DiagnosticCode) throws {
    let page = try #require(DiagnosticPage(code))
    let problems = page.examples.filter { $0.has("failing") }.flatMap { page.problems(of: $0).problems }
    #expect(problems.contains { $0.fixes.contains { $0.safety == .safe } })
  }
}
