import Foundation
import Journal
import TestSupport
import Testing

/// State files whose state another version of the program wrote: the events are read all the same.
@Suite struct OtherVersionTests {
  private static let files = [
    "r.yaml": "version: 1\naction: spring\nmembers: [ana, joe]\ndistribution: distributed\nreply_routing: [sender]\n",
    "c.csv": "id,phone\nc1,+12155550101\nc2,+12155550102\nc3,+12155550103\n",
    "other.csv": "id,phone\nc9,+12155550101\n",
    "day": """
    {"event":"publish","at":1}
    {"event":"send","member":"joe","at":2}
    {"event":"reply","contact":"c2","text":"hi","at":3}

    """,
    "next": """
    {"event":"publish","at":1}
    {"event":"send","member":"joe","at":2}
    {"event":"reply","contact":"c2","text":"hi","at":3}
    {"event":"respond","contact":"c2","member":"joe","at":4}

    """,
  ]

  /// A state file with two whole snapshots that this version does not read.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    try Program.withFolder { folder in
      for (name, text) in Self.files {
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      let run = try Program.shell(
        """
        patchbay route r.yaml day --state s.db --contacts c.csv --quiet > first && \
        patchbay route r.yaml next --contacts c.csv --quiet > all
        """, in: folder)
      #expect(run.status == 0, "\(run.notes)")
      let journal = try JournalFile.open(folder.appendingPathComponent("s.db").path, for: .events)
      let log = try #require(try journal.action(named: "spring"))
      for number in 0..<2 { try log.saveSnapshot([UInt8(number), 2, 3], covering: try log.extent().batches) }
      try journal.close()
      try body(folder)
    }
  }

  @Test func `the state is made again from the list and the events`() throws {
    try inFolder { folder in
      let refused = try Program.shell(
        "cp s.db before; patchbay route r.yaml next --state s.db; cmp s.db before", in: folder)
      #expect(refused.status == 0 && refused.output.isEmpty)
      #expect(refused.notes.hasPrefix("error: the state in `s.db` was written by another version of the program\n"))
      #expect(refused.notes.contains("--contacts"))
      let stats = try Program.shell("patchbay stats --state s.db", in: folder)
      #expect(stats.status == 2 && stats.notes.contains("was written by another version of the program"))
      let wrong = try Program.shell("patchbay route r.yaml next --state s.db --contacts other.csv", in: folder)
      #expect(wrong.status == 2 && wrong.notes.contains("the contact list is not the one"))

      let made = try Program.shell(
        "patchbay route r.yaml next --state s.db --contacts c.csv --quiet | cmp - all", in: folder)
      #expect(made.status == 0, "\(made.output)")
      #expect(
        made.notes
          == "note: another version wrote the state in `s.db`; it was made again from 1 batch of events, with the same effects\n"
      )
      let again = try Program.shell(
        "patchbay route r.yaml next --state s.db --quiet | cmp - all && patchbay stats --state s.db > s.txt 2> notes",
        in: folder)
      #expect(again.status == 0 && again.notes.isEmpty, "\(again.notes)")
    }
  }

  /// A file of the format before, whose action has an opt out that no other action could hear of.
  @Test func `what was said before is told once the action goes on`() throws {
    try inFolder { folder in
      let run = try Program.shell(
        """
        echo '{"event":"opt_out","contact":"c2","at":9}' > out; echo '{"event":"send","member":"joe","contact":"c2","at":99}' > send
        sed 's/spring/fall/' r.yaml > fall.yaml; rm s.db*
        patchbay route r.yaml out --state s.db --contacts c.csv --quiet > told
        cat > older.py <<'EOF'
        import sqlite3
        file = sqlite3.connect("s.db")
        for table in ["sender", "said", "heard"]: file.execute(f"DROP TABLE {table}")
        file.execute("PRAGMA user_version = 2")
        file.commit()
        EOF
        sed -i 's/^ *//' older.py; python3 older.py
        """, in: folder)
      #expect(run.status == 0, "\(run.notes)")
      let journal = try JournalFile.open(folder.appendingPathComponent("s.db").path, for: .events)
      let log = try #require(try journal.action(named: "spring"))
      for number in 0..<2 { try log.saveSnapshot([UInt8(number), 2, 3], covering: try log.extent().batches) }
      try journal.close()

      for line in [
        "patchbay opt-outs --state s.db", "patchbay route fall.yaml send --state s.db --contacts c.csv --new-action",
      ] {
        let early = try Program.shell(line, in: folder)
        #expect(early.status == 2 && early.output.isEmpty && early.notes.contains("by another version of the program"))
      }
      let later = try Program.shell(
        """
        patchbay route r.yaml out --state s.db --contacts c.csv --quiet > again 2> made
        patchbay opt-outs --state s.db --quiet; patchbay route fall.yaml send --state s.db --contacts c.csv --new-action --quiet
        """, in: folder)
      #expect(later.output.contains("+12155550102,c2,spring,,1970-01-01T00:00:00.009Z"), "\(later.output)")
      #expect(later.output.contains(#""reason":"opted_out""#) && !later.output.contains(#""effect":"sent""#))
    }
  }

  /// The events before were decided under other rules.
  @Test func `edited rules are refused`() throws {
    try inFolder { folder in
      let run = try Program.shell(
        """
        sed -i 's/reply_routing: .sender./reply_routing: round_robin/' r.yaml
        patchbay route r.yaml next --state s.db --contacts c.csv
        """, in: folder)
      #expect(run.status == 2 && run.notes.contains("the rules of `s.db` were edited since"), "\(run.notes)")
    }
  }
}
