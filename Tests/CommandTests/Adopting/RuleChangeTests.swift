import Diagnostics
import Records
import RuleLanguage
import SystemZones
import Testing
import Text

@testable import Comparing
@testable import Desk
@testable import PatchbayCommand

/// How edits are named.
@Suite struct RuleChangeTests {
  static let rules = """
    version: 1
    team:
      ana: { name: Ana }
      joe: {}
      maria: {}
    lists:
      closers: [ana, joe]
    members: [ana, joe]
    distribution: { mode: buckets, bucket_size: 10 }
    reply_routing: [sender, closers, hold]
    tag_rules:
      - { tag: VIP, to: [ana] }
      - { tag: Press, to: [closers] }
    opt_out: { keywords: default, review: [leave me] }
    auto_tags:
      - { tag: VIP, reply_is: [vote] }
    texting_hours: { start: "09:00", end: "21:00" }
    notifications:
      - { type: assignment, to: all }

    """

  static let edits: [(from: String, to: String, phrases: [String])] = [
    ("members: [ana, joe]", "members: [joe, ana, maria]", ["members + `maria`"]),
    ("members: [ana, joe]", "members: [joe, ana]", ["members in another order"]),
    ("name: Ana", "name: Ana Ruiz", ["team edited `ana`"]),
    ("  maria: {}\n", "  dev: {}\n", ["team + `dev` - `maria`"]),
    ("closers: [ana, joe]", "closers: [joe, ana]", ["lists edited `closers`"]),
    ("lists:\n", "lists:\n  openers: [joe]\n", ["lists + `openers`"]),
    ("bucket_size: 10", "bucket_size: 20", ["distribution `buckets of 10` -> `buckets of 20`"]),
    (
      "mode: buckets, bucket_size: 10", "mode: first_come_first_served, claim_timeout: 90m, max_per_member: 5",
      [
        "distribution `buckets of 10` -> `first_come_first_served`", "claim_timeout `1h` -> `90m`",
        "max_per_member `null` -> `5`",
      ]
    ),
    ("bucket_size: 10", "bucket_size: 10, last_team_member_first: true", ["last_team_member_first `false` -> `true`"]),
    (
      "[sender, closers, hold]", "[ana, shared_inbox]", ["reply_routing `sender, closers, hold` -> `ana, shared_inbox`"]
    ),
    ("tag: Press, to", "tag: Donor, to", ["tag_rules 1 added, 1 removed", "tags + `Donor` - `Press`"]),
    ("to: [closers]", "to: [joe]", ["tag_rules 1 added, 1 removed"]),
    ("  - { tag: VIP, to: [ana] }\n", "", ["tag_rules 1 removed"]),
    (
      "  - { tag: VIP, to: [ana] }\n  - { tag: Press, to: [closers] }\n",
      "  - { tag: Press, to: [closers] }\n  - { tag: VIP, to: [ana] }\n", ["rules in another order"]
    ),
    ("keywords: default", "keywords: { add: [enough] }", ["opt_out keywords + `enough`"]),
    ("review: [leave me]", "review: [get lost]", ["opt_out review + `get lost` - `leave me`"]),
    ("reply_is: [vote]", "reply_is: [voted]", ["auto_tags 1 added, 1 removed"]),
    (
      "texting_hours: { start: \"09:00\", end: \"21:00\" }\n", "",
      ["texting_hours `09:00 to 21:00, zone contact, replies wait` -> `none`"]
    ),
    (
      "{ type: assignment, to: all }", "{ type: assignment, to: all, body: Texts }",
      ["notifications 1 added, 1 removed"]
    ),
    ("version: 1\n", "version: 1\n# A remark.\n", []),
  ]

  @Test(arguments: edits.indices) func `phrases`(_ index: Int) throws {
    let edit = Self.edits[index]
    #expect(Self.rules.contains(edit.from))
    let old = try policy(Self.rules)
    let new = try policy(Self.rules.replacing(edit.from, with: edit.to))
    #expect(RuleChange.all(from: old.policy, to: new.policy).map(\.phrase) == edit.phrases)
  }

  @Test func `many names are counted`() throws {
    let many = (1...20).map { "m\($0)" }
    let change = try #require(RuleChange("members", ["\u{1B}ana"], many))
    let removed = escaped("\u{1B}ana", for: .terminal)
    #expect(
      change.phrase == "members + `m1`, `m2`, `m3`, `m4`, `m5`, `m6`, `m7`, `m8` and 12 more - `\(removed)`")
    #expect(!change.phrase.contains("\u{1B}"))
  }

  private func policy(_ text: String) throws -> CheckedPolicy {
    var problems = DiagnosticSink()
    let checked = checkRules(
      Source(name: "spring.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &problems)
    #expect(problems.errorCount == 0, "\(problems.problems.map(\.message))")
    return try #require(checked)
  }
}
