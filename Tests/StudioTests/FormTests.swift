import Diagnostics
import Formatting
import JSONTree
import Studio
import Testing

@Suite struct FormTests {
  /// A change of the form, a text before it and the text after it.
  struct Change: CustomTestStringConvertible, Sendable {
    let change: JSONValue
    let before: String
    let after: String
    var testDescription: String { "\(change)" }

    init(_ change: JSONValue, _ before: String, _ after: String) {
      (self.change, self.before, self.after) = (change, before, after)
    }
  }

  private static let head = "version: 1\nmembers: [ana, joe]\n"

  static let changes = [
    Change(["kind": "add-member", "name": "zoe"], head, "version: 1\nmembers: [ana, joe, zoe]\n"),
    Change(
      ["kind": "add-member", "name": "Zoë Smith"], "version: 1\nmembers: []\n", "version: 1\nmembers: [\"Zoë Smith\"]\n"
    ),
    Change(["kind": "add-member", "name": "zoe"], "version: 1\n", "version: 1\nmembers: [zoe]\n"),
    Change(
      ["kind": "add-member", "name": "zoe"], "version: 1\nmembers:\n  - ana  # first\n",
      "version: 1\nmembers:\n  - ana  # first\n  - zoe\n"),
    Change(
      ["kind": "add-member", "name": "zoe"], "version: 1\nteam:\n  ana: { name: Ana }  # a\nmembers: [ana]\n",
      "version: 1\nteam:\n  ana: { name: Ana }  # a\n  zoe: {}\nmembers: [ana, zoe]\n"),
    Change(["kind": "remove-member", "number": 0], head, "version: 1\nmembers: [joe]\n"),
    Change(["kind": "remove-member", "number": 1], head, "version: 1\nmembers: [ana]\n"),
    Change(
      ["kind": "remove-member", "number": 0], "version: 1\nmembers:\n  - ana\n  - joe  # stays\n",
      "version: 1\nmembers:\n  - joe  # stays\n"),
    Change(["kind": "remove-member", "number": 0], "version: 1\nmembers:\n  - ana\n", "version: 1\nmembers: []\n"),
    Change(["kind": "mode", "mode": "buckets"], head, head + "distribution: buckets\n"),
    Change(
      ["kind": "mode", "mode": "buckets"], head + "tag_rules: []\n", head + "distribution: buckets\ntag_rules: []\n"),
    Change(
      ["kind": "mode", "mode": "distributed"], head + "distribution: { mode: buckets, bucket_size: 25 }  # why\n",
      head + "distribution: { mode: distributed }  # why\n"),
    Change(
      ["kind": "mode", "mode": "distributed"],
      head + "distribution:\n  # How\n  mode: buckets\n  bucket_size: 25\n  max_per_member: 9\n",
      head + "distribution:\n  # How\n  mode: distributed\n  max_per_member: 9\n"),
    Change(
      ["kind": "bucket-size", "number": 25], head + "distribution: buckets\n",
      head + "distribution: { mode: buckets, bucket_size: 25 }\n"),
    Change(
      ["kind": "bucket-size", "number": 25], head + "distribution:\n  mode: buckets  # x\n",
      head + "distribution:\n  mode: buckets  # x\n  bucket_size: 25\n"),
    Change(["kind": "steps", "steps": ["round_robin"]], head, head + "reply_routing: [round_robin]\n"),
    Change(
      ["kind": "steps", "steps": ["sender", "hold"]], head + "reply_routing: shared_inbox  # all\n",
      head + "reply_routing: [sender, hold]  # all\n"),
    Change(
      ["kind": "steps", "steps": ["sender"]], head + "reply_routing:\n  - joe\n  - ana\n# end\n",
      head + "reply_routing: [sender]\n# end\n"),
    Change(
      ["kind": "add-rule", "tag": "Spanish", "to": ["ana", "joe"]], head,
      head + "tag_rules:\n  - tag: Spanish\n    to: [ana, joe]\n"),
    Change(
      ["kind": "add-rule", "tag": "Español: 1", "to": ["ana"]], head + "tag_rules:\n  - tag: Donor\n    to: joe  # x\n",
      head + "tag_rules:\n  - tag: Donor\n    to: joe  # x\n  - tag: \"Español: 1\"\n    to: ana\n"),
    Change(
      ["kind": "add-rule", "tag": "A", "to": ["ana"]], head + "tag_rules: []\n",
      head + "tag_rules:\n  - tag: A\n    to: ana\n"),
    Change(
      ["kind": "add-rule", "tag": "B", "to": ["ana"]], head + "tag_rules: [{ tag: A, to: ana }]\n",
      head + "tag_rules: [{ tag: A, to: ana }, { tag: B, to: ana }]\n"),
    Change(
      ["kind": "set-rule", "number": 0, "tag": "A", "to": ["ana", "joe"]],
      head + "tag_rules:\n  - tag: A  # x\n    to: ana  # y\n",
      head + "tag_rules:\n  - tag: A  # x\n    to: [ana, joe]  # y\n"),
    Change(
      ["kind": "set-rule", "number": 0, "tag": "B", "to": ["ana"]], head + "tag_rules:\n  - { tag: A, to: ana }\n",
      head + "tag_rules:\n  - { tag: B, to: ana }\n"),
    Change(
      ["kind": "remove-rule", "number": 0],
      head + "tag_rules:\n  # one\n  - tag: A\n    to: ana\n  # two\n  - tag: B\n    to: joe\n",
      head + "tag_rules:\n  # one\n  # two\n  - tag: B\n    to: joe\n"),
    Change(
      ["kind": "remove-rule", "number": 1],
      head + "tag_rules:\n  - tag: A\n    to: ana\n  - tag: B\n    to: joe\ncases: []\n",
      head + "tag_rules:\n  - tag: A\n    to: ana\ncases: []\n"),
    Change(
      ["kind": "remove-rule", "number": 0], head + "tag_rules:\n  - tag: A\n    to: ana\n", head + "tag_rules: []\n"),
    Change(
      ["kind": "hours", "start": "09:00", "end": "20:30", "zone": "America/New_York"], head,
      head + "texting_hours: { start: \"09:00\", end: \"20:30\", zone: America/New_York }\n"),
    Change(
      ["kind": "hours", "start": "10:00", "end": "21:00", "zone": "contact"],
      head + "texting_hours: { start: \"09:00\", end: \"21:00\", zone: contact, replies: pass }\n",
      head + "texting_hours: { start: \"10:00\", end: \"21:00\", zone: contact, replies: pass }\n"),
    Change(
      ["kind": "no-hours"], head + "texting_hours: { start: \"09:00\", end: \"21:00\" }\ncases: []\n",
      head + "cases: []\n"),
  ]

  @Test(arguments: changes) func `a change is the smallest edit`(_ change: Change) throws {
    try StudioFolder.with([:]) { (folder: StudioFolder) throws in
      let answer = try folder.ask(.change, "rules.yaml", change.before, [.init("change", change.change)])
      let after = applying(answer["edits"], of: "rules.yaml", to: change.before)
      #expect(after == change.after)
      // The layout stays the one that all files have.
      guard case .edits(let edits) = canonicalLayout(of: Source(name: "", bytes: Array(after.utf8))) else {
        Issue.record("the text cannot be read: \(after)")
        return
      }
      #expect(edits.isEmpty)
    }
  }

  @Test(
    arguments: [
      ["kind": "add-member", "name": ""], ["kind": "add-member", "name": "a\nb"], ["kind": "mode", "mode": "none"],
      ["kind": "steps", "steps": []], ["kind": "add-rule", "tag": "A", "to": []], ["kind": "remove-rule", "number": 7],
      ["kind": "hours", "start": "\", x: [", "end": "21:00", "zone": "contact"],
      ["kind": "remove-member", "number": -1],
    ] as [JSONValue])
  func `what cannot be made is refused`(_ change: JSONValue) throws {
    try StudioFolder.with(["rules.yaml": Self.head]) { (folder: StudioFolder) throws in
      #expect(folder.refusal(.change, ["path": "rules.yaml", "change": change])?.reason == .unusable)
    }
  }

  @Test func `the form shows what the text says`() throws {
    let text = """
      version: 1
      lists: { closers: [joe] }
      members: [ana, joe]
      distribution: { mode: buckets, bucket_size: 25 }
      reply_routing: [round_robin, shared_inbox]
      tag_rules:
        - tag: Donor
          to: joe
        - when: { any: [Spanish] }
          to: ana
      texting_hours: { days: { daily: "09:00-21:00" } }

      """
    try StudioFolder.with([:]) { (folder: StudioFolder) throws in
      let form = try #require(try folder.ask(.form, "rules.yaml", text)["form"])
      #expect(form["members"] == ["ana", "joe"] && form["others"] == ["closers"])
      #expect(form["mode"] == "buckets" && form["bucket_size"] == "25")
      #expect(form["steps"] == ["round_robin", "shared_inbox"])
      let rules = form["rules"]?.list ?? []
      #expect(rules.map { $0["is_simple"]?.flag } == [true, false] && rules.first?["to"] == ["joe"])
      #expect(rules.map { $0["line"]?.whole } == [7, 9])
      #expect(form["hours"]?["is_simple"] == false)
      #expect(try folder.ask(.form, "rules.yaml", "version: [")["form"] == .null)
    }
  }

  /// From an empty file by the form alone to rules without a problem.
  @Test func `a newcomer needs no YAML`() throws {
    let changes: [JSONValue] = [
      ["kind": "add-member", "name": "ana"], ["kind": "add-member", "name": "joe"],
      ["kind": "add-member", "name": "philly"],
      ["kind": "mode", "mode": "buckets"], ["kind": "bucket-size", "number": 25],
      ["kind": "steps", "steps": ["round_robin"]],
      ["kind": "add-rule", "tag": "Spanish", "to": ["ana"]],
      ["kind": "set-rule", "number": 0, "tag": "Spanish", "to": ["ana", "joe"]],
      ["kind": "hours", "start": "09:00", "end": "21:00", "zone": "America/New_York"],
    ]
    var text = "version: 1\nmembers: []\n"
    try StudioFolder.with([:]) { (folder: StudioFolder) throws in
      for change in changes {
        let answer = try folder.ask(.change, "rules.yaml", text, [.init("change", change)])
        text = applying(answer["edits"], of: "rules.yaml", to: text)
      }
      let made = try folder.ask(.makeCase, "rules.yaml", text, [.init("contact", ["id": "c1", "tags": ["Spanish"]])])
      text = applying(made["edits"], of: "rules.yaml", to: text)
      #expect(
        text == """
          version: 1
          members: [ana, joe, philly]
          distribution: { mode: buckets, bucket_size: 25 }
          reply_routing: [round_robin]
          tag_rules:
            - tag: Spanish
              to: [ana, joe]
          texting_hours: { start: "09:00", end: "21:00", zone: America/New_York }
          cases:
            - name: "Spanish: to ana and joe"
              contacts: [{ id: c1, tags: [Spanish] }]
              events:
                - reply: { contact: c1, text: "I have a question" }
              expect:
                - routed: { contact: c1, to: [ana, joe], via: tag_rule }

          """)
      let found = try folder.ask(.check, "rules.yaml", text)
      #expect(found["errors"] == 0 && found["warnings"] == 0, "\(found)")
      #expect(try folder.ask(.cases, "rules.yaml", text)["report"]?["passed"] == 1)
    }
  }
}
