import Foundation
import Surroundings
import TestSupport
import Testing

/// `patchbay stats` says the same whatever it looks at: a state file, its parts, or the log alone.
@Suite struct StatsTests {
  private static let rules =
    "version: 1\nmembers: [ana, joe, philly]\ntag_rules:\n  - { tag: Spanish, to: [ana, joe] }\nopt_out: { scope: action }\n"
  private static let contacts = (1...6).map { "{\"id\":\"c\($0)\",\"tags\":[\"\($0 % 2 == 0 ? "Spanish" : "x")\"]}\n" }
    .joined()

  /// Two streams with different counts.
  private static let events: [String: String] = {
    func line(_ fields: String) -> String { "{\"event\":" + fields + "}\n" }
    let spring =
      (1...6).map { line("\"send\",\"member\":\"ana\",\"contact\":\"c\($0)\"") }
      + (1...5).map { line("\"reply\",\"contact\":\"c\($0)\",\"text\":\"hi\"") }
      + [line("\"resolve\",\"member\":\"ana\",\"contact\":\"c1\""), line("\"opt_out\",\"contact\":\"c2\"")]
    let fall =
      (1...3).map { line("\"send\",\"member\":\"joe\",\"contact\":\"c\($0)\"") }
      + (1...3).map { line("\"reply\",\"contact\":\"c\($0)\",\"text\":\"hi\"") }
      + [line("\"respond\",\"member\":\"joe\",\"contact\":\"c3\"")]
    return ["spring": spring.joined(), "fall": fall.joined()]
  }()

  private static let files: [String: String] = [
    "spring.yaml": rules, "fall.yaml": rules, "contacts.ndjson": contacts, "spring.ndjson": events["spring"] ?? "",
    "fall.ndjson": events["fall"] ?? "",
  ]

  /// A member's counts in a document of statistics.
  private func count(_ document: JSONValue, _ member: String, _ name: String) -> Double {
    document["members"]?[member]?[name]?.measure ?? -1
  }

  @Test func `active and inbox count over all contact actions of a file`() throws {
    let run = try Program.shell(
      """
      for action in spring fall; do
        patchbay route $action.yaml $action.ndjson --contacts contacts.ndjson --stats $action.alone >/dev/null
        patchbay route $action.yaml $action.ndjson --contacts contacts.ndjson --state s.db --new-action --stats $action.shared >/dev/null
      done
      cat spring.alone fall.alone fall.shared
      for action in spring fall; do patchbay stats --state s.db --action $action --format json; done
      """, files: Self.files)
    #expect(run.status == 0, "\(run.notes)")
    let documents = try JSONValue.lines(run.output)
    try #require(documents.count == 5)
    let (spring, fall) = (documents[0], documents[1])
    for member in ["ana", "joe", "philly"] {
      for name in ["active", "inbox"] {
        let sum = count(spring, member, name) + count(fall, member, name)
        for shared in documents[2...] { #expect(count(shared, member, name) == sum, "\(member) \(name)") }
      }
      for name in ["assigned", "sent", "replies", "needs_attention", "resolved", "opt_outs"] {
        #expect(count(documents[3], member, name) == count(spring, member, name))
        #expect(count(documents[4], member, name) == count(fall, member, name))
      }
    }
    #expect(count(documents[3], "ana", "inbox") == 4 && count(documents[3], "joe", "inbox") == 4)
    #expect(documents[2] == documents[4])
    // Totals count the contacts of one contact action.
    #expect(documents[3]["totals"] == spring["totals"] && documents[4]["totals"] == fall["totals"])
  }

  /// With every event there is, in one piece, in two streams, and without a state file.
  @Test(.tags(.slow), .onlyInFullRuns) func `every source tells the same`() throws {
    let folder = SchemaOutputTests.everyEffect
    let run = try Program.withFolder { scratch in
      try Program.shell(
        """
        cd "$SCRATCH"; list="--contacts $F/contacts.ndjson"
        patchbay route $F/routing.yaml $F/events.ndjson $list --state whole.db >/dev/null
        head -9 $F/events.ndjson > first; tail -n +10 $F/events.ndjson > second
        patchbay route $F/routing.yaml first $list --state parts.db >/dev/null
        patchbay route $F/routing.yaml second --state parts.db --new-stream >/dev/null
        show() {
          patchbay stats "$@" --format csv
          for member in $(patchbay stats --state whole.db --format csv | sed '1d;$d;s/,.*//'); do
            for format in text json csv; do patchbay stats "$@" --member $member --format $format; done
          done
        }
        show --state whole.db > a; show --state parts.db > b; show $F/routing.yaml $F/events.ndjson $list > c
        cmp a b && cmp a c && cat a
        """, in: Program.root,
        environment: ["SCRATCH": scratch.path, "F": Program.root.appendingPathComponent(folder).path])
    }
    #expect(run.status == 0, "\(run.output)\(run.notes)")
    #expect(run.output.contains("\"direction\":\"in\"") && run.output.contains(" conversation: "))
  }

  /// What is on the disk is shown while the run that put it there waits for more.
  @Test func `works beside a run`() throws {
    let run = try Program.shell(
      """
      mkfifo events
      patchbay route spring.yaml events --contacts contacts.ndjson --state s.db > effects &
      exec 3>events
      head -8 spring.ndjson >&3
      for i in $(seq 200); do [ $(wc -l < effects) -ge 14 ] && break; sleep 0.05; done
      patchbay stats --state s.db --format json
      patchbay stats --state s.db --member ana --needs-attention --format csv
      tail -n +9 spring.ndjson >&3
      exec 3>&-
      wait; patchbay stats --state s.db --format json
      """, files: Self.files)
    let lines = run.output.split(whereSeparator: \.isNewline).map(String.init)
    try #require(lines.count == 5, "\(run.output)\(run.notes)")
    let (before, after) = (try JSONValue(lines[0]), try JSONValue(lines[4]))
    #expect(count(before, "ana", "replies") == 2 && count(after, "ana", "replies") == 5)
    #expect(
      lines[2].hasPrefix("c1,needs_attention,true,ana,") && lines[3].hasPrefix("c2,needs_attention,true,ana|joe,"))
  }

  /// Nothing is written by looking, so a file that may not be written to is enough.
  @Test func `reading leaves no trace`() throws {
    let run = try Program.shell(
      """
      patchbay route fall.yaml fall.ndjson --contacts contacts.ndjson --state s.db --new-action >/dev/null 2>&1
      before=$(sha256sum s.db; ls)
      patchbay stats --state s.db --quiet >/dev/null && patchbay stats --state s.db --member joe --quiet >/dev/null
      [ "$before" = "$(sha256sum s.db; ls)" ] && patchbay stats --state s.db >/dev/full
      """, files: Self.files)
    #expect(run.status == 2)
    #expect(run.notes.hasPrefix("error: cannot write to standard output: No space left on device"), "\(run.notes)")
  }
}
