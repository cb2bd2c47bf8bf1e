import Diagnostics
import RuleLanguage
import Testing

/// A rule file at a limit, and one beyond it.
struct LimitExample: Sendable, CustomTestStringConvertible {
  let name: String
  let code: DiagnosticCode
  let limit: any WritableKeyPath<RuleLimits, Int> & Sendable
  let number: Int
  /// A file with so many of the thing.
  let file: @Sendable (Int) -> String
  var testDescription: String { name }
}

private let head = "version: 1\nmembers: [ana, joe]\n"
private func lines(_ count: Int, _ line: (Int) -> String) -> String {
  var text = ""
  for index in 0..<count { text += line(index) + "\n" }
  return text
}

private let limits: [LimitExample] = [
  LimitExample(name: "members", code: .tooManyMembers, limit: \.members, number: 20_000) { count in
    "version: 1\nmembers:\n" + lines(count) { "- m\($0)" }
  },
  LimitExample(name: "lists", code: .tooManyLists, limit: \.lists, number: 1_000) { count in
    head + "lists:\n" + lines(count) { "  l\($0): [ana]" }
  },
  LimitExample(name: "rules", code: .tooManyRules, limit: \.rules, number: 200_000) { count in
    head + "tag_rules:\n"
      + lines(count) { "- { when: { all: [t\($0 / 450)], none: [n\($0 % 450)] }, to: ana }" }
  },
  LimitExample(name: "picking rules", code: .tooManyPickingRules, limit: \.pickingRules, number: 50_000) { count in
    head + "tag_rules:\n" + lines(count) { "- { tag: t\($0), to: ana, by: round_robin }" }
  },
  LimitExample(name: "tags", code: .tooManyTags, limit: \.tags, number: 100_000) { count in
    head + "tag_rules:\n" + lines(count) { "- { tag: t\($0), to: ana }" }
  },
  LimitExample(name: "fields", code: .tooManyFields, limit: \.fields, number: 64) { count in
    head + "tag_rules:\n" + lines(count) { "- { when: { fields: { f\($0): x } }, to: ana }" }
  },
  LimitExample(name: "values per field", code: .tooManyValues, limit: \.valuesPerField, number: 10_000) { count in
    head + "tag_rules:\n- to: ana\n  when: { fields: { f: [" + lines(count) { "v\($0)," } + "] } }"
  },
  LimitExample(name: "cases", code: .tooManyCases, limit: \.cases, number: 10_000) { count in
    head + "cases:\n" + lines(count) { "- { name: c\($0), expect: [{ routed: {} }] }" }
  },
  LimitExample(name: "auto tags", code: .tooManyAutoTags, limit: \.autoTags, number: 1_000) { count in
    head + "auto_tags:\n" + lines(count) { "- { tag: t\($0), reply_is: w\($0) }" }
  },
  LimitExample(name: "phrases", code: .tooManyPhrases, limit: \.phrases, number: 10_000) { count in
    head + "opt_out: { review: [r1, r2] }\nauto_tags:\n- tag: T\n  reply_contains: ["
      + lines(count - 2) { "w\($0)," } + "]\n"
  },
  LimitExample(name: "notifications", code: .tooManyNotifications, limit: \.notifications, number: 100) { count in
    "version: 1\nteam:\n" + lines(count) { "  m\($0): { email: a@b.org, notify: [email] }" } + "members: ["
      + lines(count) { "m\($0)," } + "]\nnotifications:\n" + lines(count) { "- { type: leaderboard, to: m\($0) }" }
  },
  LimitExample(name: "invariants", code: .tooManyInvariants, limit: \.invariants, number: 1_000) { count in
    "version: 1\nmembers: [ana]\ninvariants:\n" + String(repeating: "  - at_most: { members: 1 }\n", count: count)
  },
  LimitExample(name: "name length", code: .nameTooLong, limit: \.nameLength, number: 200) { count in
    "version: 1\nmembers: [ana, \(String(repeating: "é", count: count))]\n"
  },
]

@Suite struct RuleLimitsTests {
  @Test(arguments: limits)
  func `a file at the limit is accepted, one beyond it is refused once`(_ example: LimitExample) {
    #expect(RuleLimits()[keyPath: example.limit] == example.number)
    // The largest limits are lowered, which tests them as well and takes a moment only.
    let number = min(example.number, 1_000)
    var limits = RuleLimits()
    limits[keyPath: example.limit] = number

    var sink = DiagnosticSink()
    let source = Source(name: "at.yaml", bytes: Array(example.file(number).utf8))
    #expect(checkRules(source, limits: limits, zones: someZones, sink: &sink) != nil)
    #expect(sink.problems.isEmpty)

    let beyond = Source(name: "beyond.yaml", bytes: Array(example.file(number + 1).utf8))
    #expect(checkRules(beyond, limits: limits, zones: someZones, sink: &sink) == nil)
    #expect(sink.problems.map(\.code) == [example.code])
    #expect(sink.problems.first?.message.contains("`\(example.name)`") == true)
  }

  @Test func `mistakes beyond the limit are counted`() {
    let keys = (0..<3_000).map { "wrong_key_\($0): 1\n" }.joined()
    let source = Source(name: "r.yaml", bytes: Array(("version: 1\nmembers: [ana]\n" + keys).utf8))
    var sink = DiagnosticSink()
    _ = parseRules(source, sink: &sink)
    #expect(sink.problems.count == 1_000)
    #expect(sink.errorCount == 3_000)
    #expect(sink.dropped == DroppedProblems(errors: 2_000))
    #expect(sink.findings == "3,000 errors")
  }
}
