import Foundation
import TestSupport
import Testing

/// `simulate --trace` and `route` with what it wrote.
@Suite struct TraceCommandTests {
  private static let rules = """
    version: 1
    members: [ana, joe, philly]
    distribution: { mode: first_come_first_served, claim_timeout: 10m, last_team_member_first: true }
    reply_routing: [last_team_member, round_robin]
    tag_rules:
      - { tag: Donor, to: [ana, joe] }
      - { when: { fields: { state: [NJ, "1"] } }, to: philly }
    texting_hours: { start: "09:00", end: "21:00", missing_zone: America/New_York }

    """

  private static let scenario = """
    kind: scenario
    version: 1
    preset: warm-list
    contacts:
      count: 150
      tags: { Donor: 20%, Opt Out: 3%, Spanish: 10% }
      fields: { state: { NJ: 20%, PA: 30% } }
      time_zones: { America/Chicago: 20% }
      known_to_member: 40%

    """

  private static let list = """
    id,name,phone,tags,last_team_member,assigned_to,time_zone,opted_out,state,note
    c1,José,215-555-0101,Donor|Member,ana,,America/Chicago,,NJ,"a ""b"", c"
    1,Ana,+1 215 555 0102,opt out,,,,,,
    c3,,2155550101,,nobody,joe,Mars/Base,,1,
    c4,Bo,,,,philly,America/Denver,TRUE,,

    """ + (5...90).map { "c\($0),,,\($0 % 4 == 0 ? "Donor" : ""),\($0 % 3 == 0 ? "joe" : ""),,,,PA,\n" }.joined()

  /// The counts of one simulated run, and those of its replay.
  private func counts(_ options: String, in folder: URL) throws -> (simulated: NSDictionary, replayed: NSDictionary) {
    let simulated = try Program.shell(
      "patchbay simulate rules.yaml \(options) --replications 1 --format json --trace day.ndjson",
      in: folder)
    #expect(simulated.status == 0, "\(simulated.notes)")
    let routed = try Program.shell("patchbay route rules.yaml day.ndjson --stats stats.json", in: folder)
    #expect(routed.status == 0, "\(routed.notes)")
    let stats = try Data(contentsOf: folder.appendingPathComponent("stats.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(simulated.output.utf8)) as? [String: Any])
    let replayed = try #require(try JSONSerialization.jsonObject(with: stats) as? [String: Any])
    func means(_ value: Any?) -> [String: Any] {
      // Utilisation is of the simulation alone.
      (value as? [String: [String: Any]] ?? [:]).filter { $0.key != "utilisation" }.mapValues { $0["mean"] ?? "none" }
    }
    let members = (report["members"] as? [String: Any] ?? [:]).mapValues { means($0) }
    return (
      ["members": members, "totals": means(report["totals"])],
      ["members": replayed["members"] ?? "none", "totals": replayed["totals"] ?? "none"]
    )
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "small.yaml", "small.yaml --seed 3", "small.yaml --contacts list.csv",
      "small.yaml --contacts list.ndjson --seed 9",
      "listed.yaml",
    ])
  func `statistics of the replay are those of the run`(_ options: String) throws {
    try Program.withFolder { folder in
      try write(folder)
      let (simulated, replayed) = try counts(options, in: folder)
      #expect(simulated == replayed)
      let totals = try #require(replayed["totals"] as? [String: Int])
      #expect(try #require(totals["sent"]) > 50)
      #expect(try #require(totals["replies"]) > 5)
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a list keeps all its columns`() throws {
    try Program.withFolder { folder in
      try write(folder)
      _ = try counts("listed.yaml", in: folder)
      let trace = try String(contentsOf: folder.appendingPathComponent("day.ndjson"), encoding: .utf8)
      #expect(try SchemaFile.event.problems(JSONValue.lines(trace)) == [])
      let lines = trace.split(separator: "\n")
      #expect(
        lines[0] == """
          {"event":"contact","at":"2026-01-05T14:00:00Z","id":"c1","name":"José","phone":"215-555-0101",\
          "tags":["Donor","Member"],"last_team_member":"ana","time_zone":"America/Chicago","state":"NJ",\
          "note":"a \\"b\\", c"}
          """)
      #expect(
        lines[1] == """
          {"event":"contact","at":"2026-01-05T14:00:00Z","id":"1","name":"Ana","phone":"+1 215 555 0102",\
          "tags":["opt out"]}
          """)
      #expect(
        lines[2] == """
          {"event":"contact","at":"2026-01-05T14:00:00Z","id":"c3","phone":"2155550101","last_team_member":"nobody",\
          "assigned_to":"joe","time_zone":"Mars/Base","state":"1"}
          """)
      #expect(lines[3].hasSuffix("\"time_zone\":\"America/Denver\",\"opted_out\":true}"))
    }
  }

  @Test func `threads change nothing and runs differ`() throws {
    try Program.withFolder { folder in
      try write(folder)
      func trace(_ options: String) throws -> Data {
        let run = try Program.shell(
          "patchbay simulate rules.yaml small.yaml --replications 3 --trace day.ndjson \(options)", in: folder)
        #expect(run.status == 0, "\(run.notes)")
        return try Data(contentsOf: folder.appendingPathComponent("day.ndjson"))
      }
      let first = try trace("--jobs 1")
      #expect(try trace("--jobs 2") == first)
      #expect(try trace("--trace-replication 1 --quiet") == first)
      #expect(try trace("--trace-replication 2") != first)
    }
  }

  @Test func `nothing that is read is replaced`() throws {
    try Program.withFolder { folder in
      try write(folder)
      let run = try Program.shell(
        "patchbay simulate rules.yaml --contacts list.csv --replications 1 --trace list.csv", in: folder)
      #expect(run.status == 2)
      #expect(run.notes.contains("read or written by this very run"))
      #expect(try String(contentsOf: folder.appendingPathComponent("list.csv"), encoding: .utf8) == Self.list)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 5)
    }
  }

  @Test func `what an event stream cannot hold`() throws {
    try Program.withFolder { folder in
      try write(folder)
      // A field that no one asks about is left out; one that rules ask about cannot be.
      let simulate = "patchbay simulate at.yaml --contacts at.csv --replications 1 --trace day.ndjson"
      try Data("id,at\nc1,noon\n".utf8).write(to: folder.appendingPathComponent("at.csv"))
      try Data("version: 1\nmembers: [ana]\n".utf8).write(to: folder.appendingPathComponent("at.yaml"))
      #expect(try Program.shell(simulate, in: folder).status == 0)
      try Data(
        "version: 1\nmembers: [ana]\ntag_rules: [{ when: { fields: { at: [noon] } }, to: ana }]\n".utf8
      ).write(to: folder.appendingPathComponent("at.yaml"))
      let run = try Program.shell(simulate, in: folder)
      #expect(run.status == 2)
      #expect(run.notes.contains("the rules ask about the field `at` of `at.csv`"))
    }
  }

  @Test func `shifts that the rules do not know`() throws {
    try Program.withFolder { folder in
      try write(folder)
      let shifts = "shifts: { zone: America/New_York, days: { mon-fri: \"09:00-10:00\" } }"
      try Data("version: 1\nteam: { ana: { \(shifts) }, joe: {} }\nmembers: [ana, joe]\n".utf8)
        .write(to: folder.appendingPathComponent("at.yaml"))
      let simulate = "patchbay simulate at.yaml own.yaml --replications 1 --trace day.ndjson"
      for (members, status) in [
        ("named: { joe: { shift: { end: 20m } } }", 0), ("named: { ana: { shift: { end: 20m } } }", 2),
        ("shift: { end: 20m }", 2),
      ] {
        try Data((Self.scenario + "members: { \(members) }\n").utf8).write(
          to: folder.appendingPathComponent("own.yaml"))
        let run = try Program.shell(simulate, in: folder)
        #expect(run.status == status, "\(run.notes)")
        #expect(run.notes.contains("both give `ana` shifts") == (status == 2))
      }
    }
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "--trace-replication 2", "--trace day.ndjson --trace-replication 0", "--trace /nowhere/day.ndjson",
      "--trace /dev/full",
    ])
  func `wrong usage`(_ options: String) throws {
    try Program.withFolder { folder in
      try write(folder)
      #expect(try Program.shell("patchbay simulate rules.yaml \(options)", in: folder).status == 2)
    }
  }

  private func write(_ folder: URL) throws {
    try Data(Self.rules.utf8).write(to: folder.appendingPathComponent("rules.yaml"))
    try Data(Self.list.utf8).write(to: folder.appendingPathComponent("list.csv"))
    try Data(Self.scenario.utf8).write(to: folder.appendingPathComponent("small.yaml"))
    try Data("kind: scenario\nversion: 1\npreset: warm-list\ncontacts: { list: list.csv }\n".utf8)
      .write(to: folder.appendingPathComponent("listed.yaml"))
    let rows = (1...80).map {
      "{\"id\":\"\($0)\",\"state\":1,\"vip\":true,\"tags\":[\"donor\",\"\\u00e9\"],\"x\":null}\n"
    }
    try Data(rows.joined().utf8).write(to: folder.appendingPathComponent("list.ndjson"))
  }
}
