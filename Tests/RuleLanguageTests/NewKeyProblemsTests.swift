import Campaign
import Diagnostics
import RuleLanguage
import TestSupport
import Testing

private let head = "version: 1\nmembers: [ana, joe]\n"
private let team =
  "version: 1\nteam: { ana: { email: a@b.org, notify: [email] }, joe: {}, kim: { email: k@b.org, notify: [email] } }\n"
  + "lists: { desk: [joe, kim] }\nmembers: [ana, joe]\n"

private func member(_ keys: String) -> String { "version: 1\nteam: { ana: { \(keys) } }\nmembers: [ana]\n" }
private func hours(_ keys: String) -> String { head + "texting_hours: { \(keys) }\n" }
private func body(_ text: String) -> String {
  team + "notifications:\n- type: assignment\n  to: ana\n  body: \(text)\n"
}

private let synonyms: [ProblemExample] = [
  (head + "sending_hours: { start: '09:00', end: '21:00', zone: UTC }", "sending_hours", "texting_hours"),
  (head + "auto_tag: []", "auto_tag", "auto_tags"), (head + "alerts: []", "alerts", "notifications"),
  (head + "distribution: { cap: 5 }", "cap", "max_per_member"),
  (head + "distribution: { timeout: 5m }", "timeout", "claim_timeout"),
  (member("capacity: 5"), "capacity", "max_open"), (member("share: 5"), "share", "weight"),
  (member("channels: [sms], phone: 2155550101"), "channels", "notify"),
  (head + "opt_out: { reviews: [x] }", "reviews", "review"),
  (hours("from: '09:00', end: '21:00'"), "from", "start"),
  (hours("start: '09:00', until: '21:00'"), "until", "end"),
  (hours("start: '09:00', end: '21:00', timezone: UTC"), "timezone", "zone"),
  (head + "auto_tags: [{ tag: A, contains: x }]", "contains", "reply_contains"),
  (head + "auto_tags: [{ tag: A, is: x }]", "is", "reply_is"),
].map { ProblemExample("the key \($1)", $0, ["PB0200 \($1)"], help: "did you mean `\($2)`?") }

private let caps: [ProblemExample] = [
  ProblemExample("caps of 0, none and the most", member("max_open: 0") + "distribution: { max_per_member: ~ }", []),
  ProblemExample(
    "the most", member("max_open: 1000000, weight: 1000") + "distribution: { max_per_member: 10000000 }", []),
  ProblemExample("one more", member("max_open: 1000001, weight: 1001"), ["PB0204 1000001", "PB0204 1001"]),
  ProblemExample("no weight", member("weight: 0"), ["PB0204 0"]),
  ProblemExample("a weight of nothing", member("weight: null"), ["PB0202 null"]),
  ProblemExample("a cap of nothing", member("max_open:"), ["PB0202 "]),
  ProblemExample("a negative cap", head + "distribution: { max_per_member: -1 }", ["PB0204 -1"]),
  ProblemExample("a cap in words", member("max_open: unlimited"), ["PB0203 unlimited"], help: "`null`"),
  ProblemExample("a cap in quotes", member("max_open: '5'"), ["PB0203 '5'"]),
]

private let claims: [ProblemExample] = [
  ProblemExample("never", head + "distribution: { claim_timeout: never }", []),
  ProblemExample("several units", head + "distribution: { claim_timeout: 2h30m, mode: first_come_first_served }", []),
  ProblemExample("in quotes", head + "distribution: { claim_timeout: '90s' }", []),
  ProblemExample("no time", head + "distribution: { claim_timeout: 0s }", ["PB0204 0s"]),
  ProblemExample("ages", head + "distribution: { claim_timeout: 366d }", ["PB0204 366d"]),
  ProblemExample("without a unit", head + "distribution: { claim_timeout: 60 }", ["PB0271 60"], help: "`60m`"),
  ProblemExample("nothing", head + "distribution: { claim_timeout: null }", ["PB0202 null"]),
  ProblemExample(
    "where no one claims", head + "distribution: { mode: distributed, claim_timeout: never, max_per_member: 9 }",
    ["PB0270 never"]),
  ProblemExample(
    "a mode that no one knows", head + "distribution: { mode: xyz, claim_timeout: 5m }", ["PB0206 xyz"]),
]

private let channels: [ProblemExample] = [
  ProblemExample("no channel", member("notify: []"), []),
  ProblemExample("both", member("notify: [sms, email], email: a@b.org, phone: 215 555 0101"), []),
  ProblemExample("without addresses", member("notify: [email, sms]"), ["PB0280 email", "PB0280 sms"]),
  ProblemExample("twice", member("notify: [email, email], email: a@b.org"), ["PB0231 email"]),
  ProblemExample("one by itself", member("notify: email, email: a@b.org"), ["PB0202 email"]),
  ProblemExample("another one", member("notify: [pigeon]"), ["PB0206 pigeon"]),
  ProblemExample("the phone", member("notify: [phone], phone: 2155550101"), ["PB0206 phone"], help: "`sms`"),
  ProblemExample("no `@`", member("notify: [email], email: ana"), ["PB0281 ana"]),
  ProblemExample("nothing before the `@`", member("notify: [email], email: '@b'"), ["PB0281 '@b'"]),
  ProblemExample("six digits", member("notify: [sms], phone: 555-012"), ["PB0281 555-012"]),
  ProblemExample(
    "an address that nothing is sent to", member("email: ana, phone: none"), ["PB0281 ana", "PB0281 none"]),
  ProblemExample("an address without a domain", member("notify: [email], email: ana@b"), ["PB0281 ana@b"]),
  ProblemExample("two addresses", member("email: 'a@b.org, c@d.org'"), ["PB0281 'a@b.org, c@d.org'"]),
  ProblemExample("half of a phone", member("phone: 555-0102"), ["PB0281 555-0102"]),
  ProblemExample("an option for an email", member("notify: [email], email: '-f@b'"), ["PB0281 '-f@b'"]),
  ProblemExample("an option for a phone", member("phone: '-12155550101'"), ["PB0281 '-12155550101'"]),
  ProblemExample("an option behind a blank", member("email: ' --x@b'"), ["PB0281 ' --x@b'"]),
]

private let replies: [ProblemExample] = [
  ProblemExample(
    "words and numbers are text",
    head + "auto_tags: [{ tag: A, reply_is: [yes, no, 1, 1e3, true] }, { tag: B, reply_contains: 1 }]", []),
  ProblemExample("the tag `Opt Out`", head + "auto_tags: [{ tag: opt out, reply_is: basta }]", []),
  ProblemExample("null is no text", head + "auto_tags: [{ tag: A, reply_is: [null] }]", ["PB0202 null"]),
  ProblemExample("no phrase", head + "auto_tags: [{ tag: A, reply_is: [] }]", ["PB0208 []"]),
  ProblemExample("no tag", head + "auto_tags: [{ reply_is: [x] }]", ["PB0201 reply_is"]),
  ProblemExample(
    "a misspelt key is one mistake", head + "auto_tags: [{ tag: A, reply_iss: [x] }]", ["PB0200 reply_iss"]),
  ProblemExample(
    "only invisible", head + "auto_tags: [{ tag: A, reply_contains: \"\\u200B\" }]", ["PB0277 \"\\u200B\""]),
  ProblemExample("twice as written", head + "auto_tags: [{ tag: A, reply_is: [x, x] }]", ["PB0231 x"]),
  ProblemExample(
    "twice for one tag", head + "auto_tags: [{ tag: A, reply_is: x }, { tag: A, reply_is: [z, X.] }]", ["PB0278 X."]),
  ProblemExample(
    "for two tags", head + "auto_tags: [{ tag: A, reply_is: x, reply_contains: x }, { tag: B, reply_is: x }]", []),
  ProblemExample(
    "a keyword of one's own",
    head + "opt_out: { keywords: [Basta] }\nauto_tags: [{ tag: A, reply_is: [stop, BASTA!] }]",
    ["PB0279 BASTA!", "PB0291 [Basta]"]),
  ProblemExample("a keyword within a reply", head + "auto_tags: [{ tag: A, reply_contains: stop }]", []),
  ProblemExample(
    "to review", head + "opt_out: { review: [stop, take me off, Take me off!, '  '] }",
    ["PB0278 Take me off!", "PB0277 '  '"]),
  ProblemExample(
    "two spellings", head + "tag_rules: [{ tag: Donor, to: ana }]\nauto_tags: [{ tag: donor, reply_is: x }]",
    ["PB0232 donor"]),
  ProblemExample(
    "a rule asks for what is set",
    head + "auto_tags: [{ tag: Opt Out, reply_is: x }]\ntag_rules: [{ tag: Opt Out, to: ana }]",
    ["PB0234 Opt Out"]),
]

private let clocks: [ProblemExample] = [
  ProblemExample("one zone", hours("start: 09:00, end: 24:00, zone: Europe/London, replies: pass"), []),
  ProblemExample("the whole day", hours("start: 00:00, end: '24:00'"), []),
  ProblemExample("one minute", hours("start: 23:59, end: '24:00'"), []),
  ProblemExample("no minute", hours("start: 12:00, end: '12:00'"), ["PB0273 '12:00'"]),
  ProblemExample(
    "a quarter to ten", hours("start: 9:45, end: 8 p.m."), ["PB0272 9:45", "PB0272 8 p.m."], help: "09:45"),
  ProblemExample("midnight", hours("start: 12am, end: 12 PM"), ["PB0272 12am", "PB0272 12 PM"], help: "00:00"),
  ProblemExample("an hour", hours("start: 9, end: 21:00:00"), ["PB0272 9", "PB0272 21:00:00"]),
  ProblemExample("no hours", head + "texting_hours: {}", ["PB0201 {}", "PB0201 {}"]),
  ProblemExample("null", head + "texting_hours:", ["PB0202 "]),
  ProblemExample(
    "a zone in the wrong case", hours("start: 09:00, end: 21:00, zone: america/new_york"),
    ["PB0274 america/new_york"], help: "`America/New_York`"),
  ProblemExample(
    "an abbreviation", hours("start: 09:00, end: 21:00, missing_zone: PST"), ["PB0274 PST"],
    help: "`America/Los_Angeles`"),
  ProblemExample(
    "their own clock", hours("start: 09:00, end: 21:00, zone: contacts"), ["PB0274 contacts"],
    help: "`contact`"),
  ProblemExample(
    "no contact is missing", hours("start: 09:00, end: 21:00, missing_zone: contact"),
    ["PB0274 contact"]),
  ProblemExample("a path", hours("start: 09:00, end: 21:00, zone: ../UTC"), ["PB0274 ../UTC"]),
  ProblemExample(
    "zone and missing zone", hours("start: 09:00, end: 21:00, zone: UTC, missing_zone: Nowhere"),
    ["PB0275 Nowhere"]),
  ProblemExample("another word", hours("start: 09:00, end: 21:00, replies: hold"), ["PB0206 hold"]),
]

private let recipients: [ProblemExample] = [
  ProblemExample("all", team + "notifications: [{ type: assignment, to: all }, { type: leaderboard, to: [all] }]", []),
  ProblemExample(
    "all and more", team + "notifications: [{ type: assignment, to: [ana, all] }]", ["PB0202 all"]),
  ProblemExample("nobody", team + "notifications: [{ type: assignment, to: [] }]", ["PB0208 []"]),
  ProblemExample("no recipients", team + "notifications: [{ type: assignment }]", ["PB0201 type"]),
  ProblemExample(
    "a stranger", team + "notifications: [{ type: assignment, to: anna }]", ["PB0215 anna"], help: "`ana`"),
  ProblemExample("not selected", team + "notifications: [{ type: assignment, to: [ana, kim] }]", ["PB0282 kim"]),
  ProblemExample("a list", team + "notifications: [{ type: assignment, to: desk }]", ["PB0282 desk"]),
  ProblemExample("who wants none", team + "notifications: [{ type: assignment, to: joe }]", ["PB0284 joe"]),
  ProblemExample(
    "without a team", head + "notifications: [{ type: assignment, to: all }]", ["PB0284 all"], help: "`team`"),
  ProblemExample(
    "who joins may want some",
    "version: 1\nteam: { ana: {}, joe: { email: j@b.org, notify: [email] } }\nmembers: [ana]\n"
      + "notifications: [{ type: assignment, to: all }]", []),
  ProblemExample(
    "twice", team + "notifications: [{ type: assignment, to: all }, { type: assignment, to: [joe, ana] }]",
    ["PB0283 [joe, ana]"]),
  ProblemExample("another type", team + "notifications: [{ type: assigned, to: all }]", ["PB0206 assigned"]),
  ProblemExample("reserved", "version: 1\nmembers: [all, shared_inbox, ana]", ["PB0212 all", "PB0212 shared_inbox"]),
  ProblemExample("`all` elsewhere", head + "tag_rules: [{ tag: A, to: all }]", ["PB0215 all"], help: "notifications"),
]

private let texts: [ProblemExample] = [
  ("\"{{ count }} {{{member.name}}} {{link}}\"", []), ("\"{{#leaders}}{{rank}}{{name}}{{sent}}{{/leaders}}\"", []),
  ("\"one } { and }} or {a count}\"", []), ("\"{count} %5off%\"", ["PB0550 {count}"]), ("\"costs 5 {\"", []),
  ("\"{{count}}\\u0301\"", []),
  ("\"{{}}\"", ["PB0287 {{}}"]), ("\"{{cout}}\"", ["PB0287 cout"]),
  ("\"é {{ cout }}\"", ["PB0287 cout"]), ("'it''s {{cout}}'", ["PB0287 cout"]), ("\"a\\n{{cout}}\"", ["PB0287 cout"]),
  ("\"\\x7b{cout}}\"", ["PB0287 \"\\x7b{cout}}\""]),
  ("\"{{co\\x75nt}}{{c\\x6fut}}\"", ["PB0287 \"{{co\\x75nt}}{{c\\x6fut}}\""]),
  ("a {{cout}} b", ["PB0287 cout"]), ("|\n    a\n      {{cout}}\n    {{count}}", ["PB0287 cout"]),
  (">-\n    a {{count}}\n    {{cout}}", ["PB0287 cout"]), ("\"{{name}}\"", ["PB0287 name"]),
  ("\"{{#leaders}}{{count}}{{/leaders}}\"", ["PB0287 count"]), ("\"{{leaders}}\"", ["PB0288 leaders"]),
  ("\"{{#leaders}}\"", ["PB0288 {{#leaders}}"]), ("\"{{/leaders}}\"", ["PB0288 {{/leaders}}"]),
  ("\"{{#leaders}}{{#leaders}}{{/leaders}}\"", ["PB0288 {{#leaders}}"]),
  ("\"{{#leader}}{{rank}}{{name}}{{/leader}}\"", ["PB0288 {{#leader}}"]),
  ("\"{{#count}}{{/count}}\"", ["PB0288 {{#count}}"]), ("\"{{#leaders}}{{/leader}}\"", ["PB0288 {{/leader}}"]),
  ("\"{{^leaders}}none{{/leaders}}\"", ["PB0289 {{^leaders}}"]), ("\"{{&count}}\"", ["PB0289 {{&count}}"]),
  ("\"{{>footer}}\"", ["PB0289 {{>footer}}"]), ("\"{{=<% %>=}}\"", ["PB0289 {{=<% %>=}}"]),
  ("\"{{!x}}\"", ["PB0289 {{!x}}"]), ("\"{{$x}}\"", ["PB0289 {{$x}}"]),
  ("\"{{upper(count)}}\"", ["PB0287 upper(count)"]),
  ("\"{{{count}} {{count}}\"", ["PB0286 {{{"]), ("\"{{count {{link}}\"", ["PB0286 {{"]), ("\"{{\"", ["PB0286 {{"]),
  ("\"{{count\\n}}\"", ["PB0286 \"{{count\\n}}\""]), ("\"{{ #leaders}}\"", ["PB0288 {{ #leaders}}"]),
  ("\"{{%CONTENT_TYPE:HTML}}\"", ["PB0289 {{%CONTENT_TYPE:HTML}}"]), ("\"{{{#leaders}}}\"", ["PB0287 #leaders"]),
  ("\"{{#leaders}}{{link}}{{/leaders}}{{name}}\"", ["PB0287 link", "PB0287 name"]),
  ("\"{{#leaders}}{{name}}\"", ["PB0288 {{#leaders}}"]), ("\"{{.}}\"", ["PB0287 ."]), ("''", ["PB0202 ''"]),
  ("[a]", ["PB0202 [a]"]),
].map { ProblemExample("the text \($0)", body($0), $1) }

private let subjects: [ProblemExample] = [
  ("\"a\\nb\"", ["PB0285 \"a\\nb\""]), (">-\n    a\n    b", []), ("\"a\\u2028b\"", ["PB0285 \"a\\u2028b\""]),
].map {
  ProblemExample("the subject \($0)", team + "notifications:\n- type: assignment\n  to: ana\n  subject: \($0)\n", $1)
}

@Suite struct NewKeyProblemsTests {
  @Test(
    arguments: synonyms + caps + claims + channels + replies + clocks + recipients + texts + subjects)
  func `each mistake is reported once, at its place`(_ example: ProblemExample) throws { try expect(example) }

  @Test(arguments: NotificationKind.allCases)
  func `the usual texts are right`(_ kind: NotificationKind) {
    let texts = [kind.standardSubject, kind.standardBody].map {
      "\"" + mustache($0).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n") + "\""
    }
    let file =
      team + "notifications: [{ type: \(kind.rawValue), to: ana, subject: \(texts[0]), body: \(texts[1]) }]\n"
    var sink = DiagnosticSink()
    let checked = checkRules(Source(name: "rules.yaml", bytes: Array(file.utf8)), zones: someZones, sink: &sink)
    #expect(checked?.policy.notifications.first?.body == kind.standardBody, "\(text(of: sink))")
    #expect(sink.problems.isEmpty)
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a huge text of nothing but mistakes takes a moment`() {
    for mistake in ["{{", "{{{", "{{x}}", "{{#x}}", "{{/x}}", "{{#leaders}}{{x}}", "}}{{"] {
      let file = body("\"" + String(repeating: mistake, count: 200_000) + "\"")
      var sink = DiagnosticSink()
      _ = checkRules(Source(name: "rules.yaml", bytes: Array(file.utf8)), zones: someZones, sink: &sink)
      #expect(sink.hasErrors && sink.problems.count <= 25)
    }
  }

  @Test func `nothing is said about what stands behind the last mistake that is told`() {
    let file = body("\"{{#leaders}}" + String(repeating: "{{x}}", count: 30) + "{{/leaders}}\"")
    var sink = DiagnosticSink()
    _ = checkRules(Source(name: "rules.yaml", bytes: Array(file.utf8)), zones: someZones, sink: &sink)
    #expect(sink.problems.map(\.code) == Array(repeating: .unknownTemplateField, count: 20))
  }
}
