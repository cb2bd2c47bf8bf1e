import Foundation
import Surroundings
import TestSupport
import Testing
import Text

/// No line of results is wider than the terminal it is written to, whatever is asked.
@Suite struct TerminalWidthTests {
  private static let files = [
    "rules.yaml": """
    version: 1
    members: [ana, joe, "a member with a name that is longer than the terminal is wide, and then some more of it"]
    distribution: { mode: buckets, bucket_size: 10 }

    """,
    "turns.yaml": """
    version: 1
    members: [ana, joe, "a member with a name that is longer than the terminal is wide, and then some more of it"]
    reply_routing: [round_robin]

    """,
    "day.yaml": """
    kind: scenario
    version: 1
    name: a day with a name of many words, so that the line about what was run is longer than a terminal is wide
    preset: warm-list
    contacts: { count: 90 }
    run: { until: 1h, replications: 3 }
    gates: ["p95(first_response_wait) < 10m", "chance(unanswered < 5) >= 80%", "time_to_send_list < 30m"]

    """,
    "list.csv": "id,name,tags,last_team_member\nc1,José,Spanish,\nc2,Ana,Donor|Spanish,\nc3,Bo,,joe\n",
    "events.ndjson": #"{"event": "send", "member": "ana"}"# + "\n",
  ]

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "simulate rules.yaml day.yaml", "simulate rules.yaml day.yaml --replications 1",
      "simulate rules.yaml day.yaml --vary bucket_size=10,25",
      "simulate rules.yaml day.yaml --vary bucket_size=10,25 --vary members.count=2,3",
      "compare rules.yaml turns.yaml day.yaml", "compare rules.yaml rules.yaml day.yaml",
      "stats --state bank.db", "stats --state bank.db --member ana", "list list.csv",
    ])
  func `results fit`(_ command: String) throws {
    let folder = [80, 60].map { width in
      // A terminal of its own; notes go elsewhere.
      "script -qec 'stty cols \(width); patchbay \(command) 2> notes' /dev/null | tr -d '\\r' | sed 's/^/\(width) /'"
    }
    let begin = "patchbay route rules.yaml --contacts list.csv events.ndjson --state bank.db > /dev/null; "
    let run = try Program.shell(
      begin + folder.joined(separator: "; "), files: Self.files,
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "SHELL": "/bin/bash"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("80 ") } && lines.contains { $0.hasPrefix("60 ") }, "\(run)")
    // Where nothing could differ, nothing is said about certainty.
    if command.hasPrefix("compare") { #expect(run.output.contains("* certain") == command.contains("turns")) }
    for line in lines {
      let shown = line.dropFirst(3).replacing(/\u{1B}\[\d+m/, with: "")
      #expect(displayWidth(String(shown)) <= Int(line.prefix(2)) ?? 0, "\(line)")
    }
  }
}
