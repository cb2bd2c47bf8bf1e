import Diagnostics
import RuleLanguage
import Testing

/// A rule file and what is said about it: the underlined texts with their codes, in order of place.
struct ProblemExample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  let problems: [String]
  /// What the first problem's help contains.
  let help: String

  init(_ description: String, _ file: String, _ problems: [String], help: String = "") {
    testDescription = description
    self.file = file
    self.problems = problems
    self.help = help
  }
}

private let head = "version: 1\nmembers: [ana, joe]\n"
private let team = "version: 1\nteam: { ana: {}, joe: {}, temp: { permissions: [] } }\n"

private let suggestions: [ProblemExample] = [
  ("agents: [ana]\nversion: 1", "agents", "members"), ("volunteers: [ana]\nversion: 1", "volunteers", "members"),
  (head + "replies: sender", "replies", "reply_routing"), (head + "routing: sender", "routing", "reply_routing"),
  (head + "tags: []", "tags", "tag_rules"), (head + "Distribution: buckets", "Distribution", "distribution"),
].map { ProblemExample("the key \($1)", $0, ["PB0200 \($1)"], help: "did you mean `\($2)`?") }

private let words: [ProblemExample] = [
  ("distribution: fcfs", "PB0206 fcfs", "first_come_first_served"),
  ("distribution: first-come-first-served", "PB0206 first-come-first-served", "first_come_first_served"),
  ("distribution: default", "PB0206 default", "first_come_first_served"),
  ("distribution: { mode: equally }", "PB0206 equally", "distributed"),
  ("distribution: bucket", "PB0206 bucket", "buckets"),
  ("reply_routing: round-robin", "PB0215 round-robin", "round_robin"),
  ("reply_routing: [roundrobin, hold]", "PB0215 roundrobin", "round_robin"),
  ("reply_routing: inbox", "PB0215 inbox", "shared_inbox"),
  ("reply_routing: [jeo]", "PB0215 jeo", "joe"),
  ("tag_rules: [{ tag: VIP, to: Ana }]", "PB0215 Ana", "ana"),
  ("opt_out: { keyword: default }", "PB0200 keyword", "keywords"),
  ("distribution: { mode: buckets, bucketsize: 25 }", "PB0200 bucketsize", "bucket_size"),
].map { ProblemExample($0, head + $0, [$1], help: "did you mean `\($2)`?") }

private let examples: [ProblemExample] = [
  ProblemExample(
    "what a misspelt key holds is read", "version: 1\nmembrs: [ana]\ntag_rules: [{ tag: VIP, to: bo }]",
    ["PB0200 membrs", "PB0215 bo"]),
  ProblemExample(
    "an unreadable team knows everyone", "version: 1\nteam: [ana]\nmembers: [bo]\nreply_routing: kim", ["PB0202 [ana]"]
  ),
  ProblemExample(
    "an unreadable list in `members` selects everyone", team + "members: { ana: 1 }\nreply_routing: joe",
    ["PB0202 { ana: 1 }"]),
  ProblemExample("an anchor is one mistake", "version: 1\nmembers: &all [ana]\nreply_routing: ana", ["PB0121 &all"]),
  ProblemExample("an alias is one mistake", "version: 1\nmembers: *all\nreply_routing: ana", ["PB0120 *all"]),
  ProblemExample("broken YAML is one mistake", "version: 1\nmembers: [ana\n", ["PB0105 ["]),
  ProblemExample(
    "a key twice is one mistake", head + "reply_routing: sender\nreply_routing: hold", ["PB0128 reply_routing"]),
  ProblemExample(
    "a mode that no one knows may have been `buckets`", head + "distribution: { mode: xyz, bucket_size: 5 }",
    ["PB0206 xyz"]),
  ProblemExample(
    "a bidi character in a name", "version: 1\nmembers: [ana, \"jo\u{202E}e\"]", ["PB0211 \"jo\u{202E}e\""]),
  ProblemExample(
    "a zero-width character in a key", head + "reply\u{200B}_routing: sender", ["PB0211 reply\u{200B}_routing"]),
  ProblemExample(
    "a Cyrillic letter in a key", "version: 1\nm\u{435}mbers: [ana]", ["PB0200 m\u{435}mbers"], help: "`members`"),
  ProblemExample("an escape in a name", "version: 1\nmembers: [\"a\\tb\"]", ["PB0211 \"a\\tb\""]),
  ProblemExample(
    "emoji are seen", "version: 1\nmembers: [ana]\ntag_rules: [{ tag: \u{2764}\u{FE0F} Donor, to: ana }]", []),
  ProblemExample(
    "words of YAML 1.1 are text", "version: 1\nmembers: [no, on, 09:00, 1e3, 0o17, 2026-10-06]\nreply_routing: on", []),
  ProblemExample(
    "a huge number", head + "distribution: { mode: buckets, bucket_size: 18446744073709551616 }",
    ["PB0204 18446744073709551616"]),
  ProblemExample(
    "full-width digits", head + "distribution: { mode: buckets, bucket_size: \u{FF11}\u{FF10} }",
    ["PB0203 \u{FF11}\u{FF10}"]),
  ProblemExample(
    "a number in quotes", head + "distribution: { mode: buckets, bucket_size: '10' }", ["PB0203 '10'"],
    help: "without quotes"),
  ProblemExample(
    "a flag in quotes", head + "distribution: { last_team_member_first: 'true' }", ["PB0205 'true'"], help: "`true`"),
  ProblemExample("a bucket size with the default mode", head + "distribution: { bucket_size: 10 }", ["PB0220 10"]),
  ProblemExample("nothing after a key", head + "tag_rules:\n", ["PB0202 "]),
  ProblemExample(
    "a reply step in a tag rule", head + "tag_rules: [{ tag: VIP, to: shared_inbox }]", ["PB0215 shared_inbox"],
    help: "`reply_routing`"),
  ProblemExample(
    "selected through a list without permission", team + "lists: { desk: [ana, temp] }\nmembers: [desk]",
    ["PB0216 desk"]),
  ProblemExample(
    "a list that does not take part, named twice",
    "version: 1\nteam: { ana: {}, joe: {} }\nlists: { desk: [joe] }\nmembers: [ana]\nreply_routing: desk\ntag_rules: [{ tag: VIP, to: desk }]",
    ["PB0217 desk"]),
  ProblemExample(
    "a member through two ways is no repeat", "version: 1\nlists: { desk: [joe] }\nmembers: [ana, joe, desk]", []),
  ProblemExample("`hold` first, then more", head + "reply_routing: [hold, sender, shared_inbox]", ["PB0221 sender"]),
  ProblemExample("a step twice", head + "reply_routing: [sender, sender]", ["PB0231 sender"]),
  ProblemExample(
    "any within none", head + "tag_rules: [{ when: { any: [A, B], none: [b, a] }, to: ana }]",
    ["PB0232 b", "PB0232 a", "PB0227 [A, B]"]),
  ProblemExample("an empty list of tags", head + "tag_rules: [{ when: { any: [] }, to: ana }]", ["PB0208 []"]),
  ProblemExample("a rule for no one knows what", head + "tag_rules: [{ to: ana }]", ["PB0224 to"]),
  ProblemExample("a name without a visible letter", head + "tag_rules: [{ tag: '  ', to: ana }]", ["PB0210 '  '"]),
  ProblemExample(
    "a contact's column as a field", head + "tag_rules: [{ when: { fields: { last_team_member: ana } }, to: ana }]",
    ["PB0228 last_team_member"], help: "reply step"),
]

@Suite struct RuleProblemsTests {
  @Test(arguments: suggestions + words + examples)
  func `each mistake is reported once, at its place`(_ example: ProblemExample) throws { try expect(example) }
}

func expect(_ example: ProblemExample) throws {
  var sink = DiagnosticSink()
  let policy = checkRules(Source(name: "rules.yaml", bytes: Array(example.file.utf8)), zones: someZones, sink: &sink)
  let found = sink.sorted.map { "\($0.code.name) \(underlined($0))" }
  #expect(found.sorted() == example.problems.sorted(), "\(text(of: sink))")
  #expect((policy == nil) == sink.hasErrors)
  if !example.help.isEmpty {
    #expect(try #require(sink.sorted.first?.help).contains(example.help))
  }
}
