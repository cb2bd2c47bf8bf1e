import Desk
import Foundation
import TestSupport
import Testing

/// `route --state` with rules that were edited since.
@Suite struct AdoptTests {
  static let rules = """
    version: 1
    action: spring
    team:
      ana: {}
      joe: {}
      maria: {}
    members: [ana, joe]
    distribution: distributed
    reply_routing: [sender, hold]
    tag_rules:
      - tag: VIP
        to: [ana]

    """
  static let edited =
    rules.replacingOccurrences(of: "[ana, joe]", with: "[ana, maria]")
    .replacingOccurrences(of: "[sender, hold]", with: "[sender, shared_inbox]")
    + "  - when: { all: press, fields: { state: PA } }\n    to: [maria]\n"

  static let files = [
    "old.yaml": rules, "new.yaml": edited,
    "list.csv": "id,phone,tags,state\nc1,+12155550101,vip,PA\nc2,+12155550102,press,NJ\nc3,+12155550103,,PA\n",
    "day": """
    {"event":"publish"}
    {"event":"send","member":"joe","contact":"c2"}
    {"event":"contact","id":"c5","phone":"+12155550105","tags":["Press"],"state":"PA"}
    {"event":"reply","contact":"c2","text":"hi","message_id":"m1"}

    """,
    "next": "{\"event\":\"reply\",\"contact\":\"c5\",\"text\":\"hello\"}\n",
  ]

  /// What beginning says is looked at in `BeginningTests`.
  static let begin =
    "patchbay route old.yaml day --state s --contacts list.csv --quiet > first 2> begun; cat day next > both; "

  private func run(_ line: String, _ change: (inout [String: String]) -> Void = { _ in }) throws -> Program.Run {
    var files = Self.files
    change(&files)
    return try Program.shell(Self.begin + line, files: files)
  }

  @Test func `edited rules are refused`() throws {
    let run = try run("patchbay route new.yaml both --state s")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.notes == """
        error: the rules of `s` were edited since: members + `maria` - `joe`; reply_routing `sender, hold` -> \
        `sender, shared_inbox`; tag_rules 1 added; and 1 more
          = help: give `--adopt` to see all that changes and go on with them, or name another state file

        """)
  }

  @Test func `edited rules are adopted`() throws {
    let run = try run(
      """
      patchbay route new.yaml both --state s --adopt --contacts list.csv --stats stats > all
      head -n $(wc -l < first) all | cmp - first && tail -n +$(($(wc -l < first) + 1)) all
      patchbay route new.yaml both --state s | cmp - all
      patchbay route new.yaml both --state s --adopt | cmp - all
      """)
    #expect(
      run.output == """
        {"n":5,"i":0,"effect":"joined","member":"maria"}
        {"n":5,"i":1,"effect":"released","contact":"c5","member":"joe","reason":"levelled"}
        {"n":5,"i":2,"effect":"assigned","contact":"c5","member":"maria","reason":"levelled"}
        {"n":5,"i":3,"effect":"left","member":"joe"}
        {"n":5,"i":4,"effect":"routed","contact":"c2","to":["shared_inbox"],"via":"shared_inbox",\
        "notes":["routed_again"]}
        {"n":5,"i":5,"effect":"routed","contact":"c5","to":["maria"],"via":"tag_rule",\
        "rules":[{"line":13,"index":1}]}

        """, "\(run.notes)")
    #expect(
      run.notes.hasPrefix(
        """
        `s` goes on with edited rules of `spring`:
          members + `maria` - `joe`
          reply_routing `sender, hold` -> `sender, shared_inbox`
          tag_rules 1 added
          tags + `press`
          1 conversation and 3 unsent first texts are carried over
        note: 4 events taken before were passed over; give `--new-stream` if they happened again
        routed 1 event, after 4 events taken before (
        """), "\(run.notes)")
    #expect(run.notes.components(separatedBy: "goes on").count == 2)
  }

  @Test func `the contact list is needed`() throws {
    let run = try run(
      """
      patchbay route new.yaml both --state s --adopt
      sed s/PA/NJ/ list.csv > other.csv; patchbay route new.yaml both --state s --adopt --contacts other.csv
      patchbay route old.yaml day --state s | cmp - first
      """)
    #expect(run.output.isEmpty)
    let told = [
      "edited rules are adopted together with the contact list that", "the contact list is not the one that",
    ]
    for told in told {
      #expect(run.notes.contains("error: \(told) `s` began with\n"))
    }
    #expect(!run.notes.contains("goes on"))
  }

  @Test func `without a list none is needed`() throws {
    let run = try Program.shell(
      """
      patchbay route old.yaml day --state s --quiet > first 2> begun
      patchbay route new.yaml day --state s --adopt --quiet | cmp - first
      """, files: Self.files)
    #expect(run.status == 0 && run.output.isEmpty, "\(run.notes)")
    #expect(run.notes.hasPrefix("`s` goes on with edited rules"))
  }

  @Test func `whoever took part stays in the team`() throws {
    let run = try run("patchbay route new.yaml both --state s --adopt --contacts list.csv; echo $?") {
      $0["new.yaml"] = $0["new.yaml"]?.replacingOccurrences(of: "  joe: {}\n", with: "")
    }
    #expect(run.output == "2\n")
    #expect(
      run.notes == """
        error: `joe` took part in `s` and has no place in the edited `team`
          = help: keep the member in `team`, and leave them out of `members`

        """)
  }

  @Test func `another layout is taken over silently`() throws {
    let run = try run(
      """
      (echo "# A remark."; cat old.yaml) > moved.yaml
      patchbay route moved.yaml day --state s --quiet | cmp - first
      sed s/c5/c1/ next > vip; cat day vip > both; patchbay route moved.yaml both --state s --quiet | tail -n 1
      cat vip >> both; patchbay route old.yaml both --state s --quiet | tail -n 1
      """)
    #expect(
      run.output == """
        {"n":5,"i":0,"effect":"routed","contact":"c1","to":["ana"],"via":"tag_rule","rules":[{"line":12,"index":0}]}
        {"n":6,"i":0,"effect":"routed","contact":"c1","to":["ana"],"via":"tag_rule","rules":[{"line":11,"index":0}]}

        """, "\(run.notes)")
    #expect(run.notes.isEmpty)
  }

  @Test func `the way back is an edit too`() throws {
    let run = try run(
      """
      patchbay route new.yaml day --state s --adopt --contacts list.csv --quiet 2> notes | cmp - first
      patchbay route old.yaml both --state s --quiet
      patchbay route old.yaml both --state s --adopt --contacts list.csv --quiet 2>> notes |
        tail -n +$(($(wc -l < first) + 1))
      """)
    // Nothing happened between the two edits, so no one joined or left.
    #expect(
      run.output == """
        {"n":5,"i":0,"effect":"held","contact":"c5","reason":"nobody_available"}

        """, "\(run.notes)")
    #expect(run.notes.contains("were edited since: members + `joe` - `maria`;"), "\(run.notes)")
  }

  @Test func `a run that is killed has adopted all or nothing`() throws {
    // The events never come: the run waits for them, with the edited rules on the disk.
    let run = try run(
      """
      mkfifo events; exec 9<>events
      patchbay route new.yaml events --state s --adopt --contacts list.csv > out 2> notes & pid=$!
      while ! grep -q carried notes 2> /dev/null; do sleep 0.05; done; sleep 0.5
      kill -KILL $pid; wait $pid 2> /dev/null
      patchbay route old.yaml day --state s --quiet; echo $?
      patchbay route new.yaml both --state s --quiet | tail -n +$(($(wc -l < first) + 1)) | head -n 2
      """)
    #expect(
      run.output == """
        2
        {"n":5,"i":0,"effect":"joined","member":"maria"}
        {"n":5,"i":1,"effect":"released","contact":"c5","member":"joe","reason":"levelled"}

        """, "\(run.notes)")
    #expect(run.notes.contains("error: the rules of `s` were edited since: members + `joe` - `maria`"))
  }

  @Test func `adopting needs a state file`() throws {
    let run = try Program.shell("patchbay route old.yaml day --adopt", files: Self.files)
    #expect(run.status == 2)
    #expect(run.notes.contains("`--adopt` says how `--state` is used, which is missing"))
  }
}
