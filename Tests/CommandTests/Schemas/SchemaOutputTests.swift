import Campaign
import Foundation
import Surroundings
import TestSupport
import Testing

/// What the program really writes, held to the schemas.
@Suite struct SchemaOutputTests {
  static let everyEffect = "Tests/Fixtures/schema/every-effect"

  static var ruleFolders: [String] {
    get throws {
      let rules = try Project.files(below: "rules", ending: "/routing.yaml").map {
        String($0.dropLast("/routing.yaml".count))
      }
      return rules + [everyEffect]
    }
  }

  private func run(_ line: String, _ environment: [String: String] = [:]) throws -> String {
    let run = try Program.shell(line, in: Program.root, environment: environment)
    #expect(run.status == 0 || run.status == 1 && line.contains("check"), "\(line)\n\(run.notes)")
    return run.output
  }

  @Test func `there are rule folders`() throws { #expect(try Self.ruleFolders.count > 8) }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: try ruleFolders) func `route and preview`(_ folder: String) throws {
    let isOwn = FileManager.default.fileExists(atPath: Program.root.path + "/\(folder)/events.ndjson")
    let data = isOwn ? folder : Self.everyEffect
    let contacts = "$(ls \(data)/contacts.*)"
    try Program.withFolder { scratch in
      let stats = scratch.appendingPathComponent("stats.json")
      // The stream of every effect has a line that is no event, and ends with 2.
      let effects = try Program.shell(
        "patchbay route \(folder)/routing.yaml --contacts \(contacts) \(data)/events.ndjson --stats \"$STATS\" || true",
        in: Program.root, environment: ["STATS": stats.path]
      ).output
      let lines = try JSONValue.lines(effects)
      #expect(!lines.isEmpty)
      #expect(try SchemaFile.effect.problems(lines) == [])
      let document = try JSONValue(String(contentsOf: stats, encoding: .utf8))
      #expect(try SchemaFile.stats.problems([document]) == [])
    }
    let events = try String(contentsOf: Program.root.appendingPathComponent("\(data)/events.ndjson"), encoding: .utf8)
    #expect(try SchemaFile.event.problems(JSONValue.lines(events.replacing(#"{"event":"publsh"}"#, with: ""))) == [])
    let previews = try run("patchbay preview \(folder)/routing.yaml --contacts \(contacts) | head -500")
    #expect(try SchemaFile.preview.problems(JSONValue.lines(previews)) == [])
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: try ruleFolders) func `stats and conversations`(_ folder: String)
    throws
  {
    let isOwn = FileManager.default.fileExists(atPath: Program.root.path + "/\(folder)/events.ndjson")
    let data = isOwn ? folder : Self.everyEffect
    let log = "\(folder)/routing.yaml \(data)/events.ndjson --contacts $(ls \(data)/contacts.*)"
    let table = try Program.shell("patchbay stats \(log) --format json", in: Program.root).output
    #expect(try SchemaFile.stats.problems([JSONValue(table)]) == [])
    for member in try JSONValue(table)["members"]?.keys.sorted() ?? [] {
      let text = try Program.shell("patchbay stats \(log) --member \(member) --format json", in: Program.root).output
      let document = try JSONValue(text)
      #expect(try SchemaFile.conversations.problems([document]) == [])
      #expect(
        document["conversations"]?.array?.count.description
          == document["totals"]?["conversations"]?.measure.map { "\(Int($0))" })
    }
  }

  /// What no one answers, and what another contact action of the sender said.
  private static func effectsOfLiveCampaigns() throws -> [JSONValue] {
    let rules =
      "version: 1\nteam: { ana: { permissions: [send_queue, manage] } }\nmembers: [ana]\ndistribution: distributed\n"
    let contact = #"{"event":"contact","id":"c1","phone":"2125550101","at":"2026-03-01T09:00:00Z"}"# + "\n"
    let run = try Program.shell(
      """
      patchbay route spring.yaml first --state s.db; patchbay route fall.yaml first --state s.db --new-action
      patchbay route fall.yaml later --state s.db --new-stream
      patchbay route spring.yaml out --state s.db --new-stream; patchbay route fall.yaml noon --state s.db --new-stream
      patchbay route spring.yaml in --state s.db --new-stream; patchbay route fall.yaml evening --state s.db --new-stream
      """,
      files: [
        "spring.yaml": rules, "fall.yaml": rules + "reply_timeout: 30m\n",
        "first": contact + #"{"event":"send","member":"ana","contact":"c1","at":"2026-03-01T09:01:00Z"}"#
          + "\n" + #"{"event":"reply","contact":"c1","text":"hi","at":"2026-03-01T09:02:00Z"}"# + "\n",
        "out": #"{"event":"opt_out","contact":"c1","at":"2026-03-01T10:00:00Z"}"# + "\n",
        "in": #"{"event":"opt_in","member":"ana","contact":"c1","at":"2026-03-01T11:00:00Z"}"# + "\n",
        "later": #"{"event":"clock","at":"2026-03-01T09:40:00Z"}"# + "\n",
        "noon": #"{"event":"clock","at":"2026-03-01T12:00:00Z"}"# + "\n",
        "evening": #"{"event":"clock","at":"2026-03-01T18:00:00Z"}"# + "\n",
      ])
    #expect(run.status == 0, "\(run.notes)")
    let effects = try JSONValue.lines(run.output)
    #expect(try SchemaFile.effect.problems(effects) == [])
    return effects
  }

  /// Every effect, and every key that an effect may lack, both ways.
  @Test func `every effect and key is seen`() throws {
    let folder = Self.everyEffect
    let output = try Program.shell(
      "patchbay route \(folder)/routing.yaml --contacts \(folder)/contacts.ndjson \(folder)/events.ndjson",
      in: Program.root)
    #expect(output.status == 2)
    let effects = try JSONValue.lines(output.output) + Self.effectsOfLiveCampaigns()
    let schema = try SchemaFile.effect.load()
    for kind in EffectKind.allCases {
      let seen = effects.filter { $0["effect"] == .text(kind.rawValue) }
      #expect(!seen.isEmpty, "no `\(kind.rawValue)`")
      let shape = schema["definitions"]?[kind.rawValue]
      let optional = (shape?["properties"]?.keys ?? []).subtracting(shape?["required"]?.texts ?? []).subtracting(["at"])
      for key in optional.sorted() {
        #expect(seen.contains { $0[key] != nil }, "no `\(kind.rawValue)` with `\(key)`")
        #expect(seen.contains { $0[key] == nil }, "no `\(kind.rawValue)` without `\(key)`")
      }
    }
    #expect(effects.contains { $0["at"]?.text != nil } && effects.contains { $0["at"]?.measure != nil })
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: try ruleFolders) func `simulate and explain`(_ folder: String) throws
  {
    for replications in [1, 2] {
      let command = "patchbay simulate \(folder)/routing.yaml --preset warm-list --replications \(replications)"
      let text = try run(command + " --format json --seed 18446744073709551615")
      let document = try JSONValue(text)
      #expect(try SchemaFile.simulation.problems([document]) == [])
      #expect(document["gates"] == .array([]) && document["verdict"] == .text("pass"))
      #expect(text.contains(#""seed":18446744073709551615,"replications":\#(replications),"#))
    }
    let other = "\(folder)/routing.yaml rules/political-default/routing.yaml"
    let comparison = try run("patchbay compare \(other) --preset warm-list --replications 2 --format json")
    #expect(try SchemaFile.comparison.problems([JSONValue(comparison)]) == [])
    for contact in [#"{"id":"c1","tags":["Spanish","Donor"]}"#, #"{"opted_out":true}"#] {
      let text = try run("patchbay explain \(folder)/routing.yaml --contact '\(contact)' --format json")
      #expect(try SchemaFile.explanation.problems([JSONValue(text)]) == [])
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: ["starter", "spanish-tag-to-all", "nobody-answers", "weekend-hours"])
  func `why not`(
    _ folder: String
  ) throws {
    let rules = "rules/\(folder)/routing.yaml"
    for contact in [#"{"id":"c1","tags":["Spanish","Donor"]}"#, #"{"last_team_member":"joe"}"#, #"{"opted_out":true}"#]
    {
      for member in ["ana", "joe"] {
        let text = try run("patchbay explain \(rules) --contact '\(contact)' --why-not \(member) --format json")
        #expect(try SchemaFile.whyNot.problems([JSONValue(text)]) == [])
      }
    }
  }

  @Test(arguments: ["diff-two-files", "diff-the-same", "diff-hostile-names"]) func `diff`(_ fixture: String) throws {
    let folder = "Tests/Fixtures/command/\(fixture)"
    let day = "Tests/Fixtures/command/diff-a-recorded-day/events.ndjson"
    let list = fixture == "diff-two-files" ? " --contacts \(folder)/list.csv --events \(day)" : ""
    let document = try JSONValue(try run("patchbay diff \(folder)/old.yaml \(folder)/new.yaml\(list) --format json"))
    #expect(try SchemaFile.diff.problems([document]) == [])
    #expect(document["verdict"]?.text == (fixture == "diff-the-same" ? "same" : "differs"))
  }

  @Test func `diff of folders`() throws {
    let document = try JSONValue(try run("patchbay diff rules/starter rules/nobody-answers --format json"))
    #expect(try SchemaFile.folderDiff.problems([document]) == [])
    let pairs = document["files"]?.array?.compactMap { $0["diff"] } ?? []
    #expect(!pairs.isEmpty)
    #expect(try SchemaFile.diff.problems(pairs) == [])
  }

  @Test(arguments: ["", " --contact '{\"tags\":[\"Spanish\"]}'", " --diff rules/nobody-answers/routing.yaml"])
  func `graph`(_ options: String) throws {
    let document = try JSONValue(try run("patchbay graph rules/starter/routing.yaml --format json\(options)"))
    #expect(try SchemaFile.graph.problems([document]) == [])
  }

  @Test func `reach`() throws {
    let list = "--contacts rules/starter/contacts.csv"
    let document = try JSONValue(try run("patchbay check rules/starter \(list) --reach --format json"))
    #expect(try SchemaFile.check.problems([document]) == [])
    #expect(document["reach"]?.array?.count == 1)
  }

  @Test(arguments: ["", " --coverage", " --mutate"]) func `test`(_ options: String) throws {
    let text = try run("patchbay test rules/starter rules/spanish-tag-to-all --format json" + options)
    let document = try JSONValue(text)
    #expect(try SchemaFile.test.problems([document]) == [])
    #expect(text.contains(#""failed":0,"#))
  }

  @Test(arguments: [
    "spoke.csv --profile spoke", "van.txt --columns name=FirstName", "mailchimp.csv --profile mailchimp",
  ]) func `list`(_ name: String) throws {
    let text = try run("patchbay list Tests/Fixtures/lists/\(name) --format json")
    let document = try JSONValue(text)
    #expect(try SchemaFile.list.problems([document]) == [])
    #expect(document["columns"]?.array?.isEmpty == false)
  }

  @Test(arguments: ["", " --check"]) func `fit`(_ options: String) throws {
    let folder = "Tests/Fixtures/command/fit-json"
    let log = "\(folder)/effects.ndjson --rules \(folder)/rules.yaml --quiet"
    let text = try run("patchbay fit \(log) --format json\(options)")
    let document = try JSONValue(text)
    #expect(try SchemaFile.fit.problems([document]) == [])
    #expect((document["check"]?["counts"]?.array?.isEmpty == false) == !options.isEmpty)
    #expect(document["scenario"]?.text?.contains("\nkind: scenario\n") == true)
  }

  @Test(arguments: ["rules", "Tests/Fixtures/rules", "Tests/Fixtures/yaml"]) func `check`(_ folder: String) throws {
    let document = try JSONValue(try run("patchbay check \(folder) --format json"))
    #expect(try SchemaFile.check.problems([document]) == [])
    let lines = try JSONValue.lines(try run("patchbay check \(folder) --format jsonl"))
    #expect(lines == document["problems"]?.array)
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: ["rules", "Tests/Fixtures/rules"])
  func `statistics and known problems`(_ folder: String) throws {
    let problems = try JSONValue(try run("patchbay check \(folder) --format json"))
    let statistics = try JSONValue(try run("patchbay check \(folder) --statistics --format json"))
    #expect(try SchemaFile.checkStatistics.problems([statistics]) == [])
    #expect(statistics["errors"] == problems["errors"] && statistics["warnings"] == problems["warnings"])
    let counts = statistics["codes"]?.array?.compactMap { $0["count"]?.measure } ?? []
    #expect(counts.reduce(0, +) == (problems["problems"]?.array?.count).map(Double.init))
    let known = try Program.withFolder { scratch in
      let environment = ["KNOWN": scratch.appendingPathComponent("known.json").path]
      let line = "patchbay check \(folder) --quiet --write-baseline \"$KNOWN\" >/dev/null; cat \"$KNOWN\""
      return try JSONValue(try Program.shell(line, in: Program.root, environment: environment).output)
    }
    #expect(try SchemaFile.baseline.problems([known]) == [])
    let others = problems["problems"]?.array?.count { $0["severity"] != .text("error") } ?? 0
    let sum = known["problems"]?.array?.compactMap { $0["count"]?.measure }.reduce(0, +)
    #expect(sum == Double(others))
  }
}
