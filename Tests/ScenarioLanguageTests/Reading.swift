import Campaign
import Diagnostics
import ScenarioLanguage
import Simulation
import YAMLTree
import Zones

/// A text read as a scenario file.
struct Reading {
  let scenario: Scenario?
  let problems: [Problem]

  /// - Parameter rules: beside the rules of `someRules`.
  init(_ text: String, rules: Bool = false) { self.init(bytes: Array(text.utf8), rules: rules) }

  /// - Parameter files: opens the files of measured times.
  init(bytes: [UInt8], rules: Bool = false, files: @escaping FileLoader = someFiles) {
    var sink = DiagnosticSink()
    let surroundings = ScenarioSurroundings(
      zones: someZones, rules: rules ? someRules : nil, files: files,
      contactList: { path, _ in path == "contacts.csv" ? nil : LoadFailure(reason: "there is no such file") },
      unvariable: { key in key.hasPrefix("bucketsize") ? "did you mean `bucket_size`?" : nil })
    scenario = parseScenario(Source(name: "s.yaml", bytes: bytes), name: "s", around: surroundings, sink: &sink)
    problems = sink.sorted
  }

  /// A file that says it is a scenario, and these lines.
  init(lines: String, rules: Bool = false, files: @escaping FileLoader = someFiles) {
    self.init(bytes: Array("kind: scenario\nversion: 1\n\(lines)\n".utf8), rules: rules, files: files)
  }

  var codes: [String] { problems.map(\.code.name) }

  /// The text at each problem: what a reader sees underlined.
  var underlined: [String] { problems.map { text(at: $0.primary.place) } }

  func text(at place: Place) -> String {
    String(decoding: place.source.bytes[Int(place.span.lower)..<Int(place.span.upper)], as: UTF8.self)
  }
}

/// Rules that select ana and joe; philly may join them, boss may not text.
let someRules = RoutingPolicy(
  action: "test",
  team: [
    TeamMember(key: "ana", name: "Ana", permissions: .sendQueue),
    TeamMember(key: "joe", name: "Joe", permissions: .sendQueue),
    TeamMember(key: "philly", name: "Philly", permissions: .sendQueue),
    TeamMember(key: "boss", name: "The Boss", permissions: .manage),
  ], selectedCount: 2, lists: [], distribution: Distribution(), replySteps: [.sharedInbox], tagRules: [],
  optOutKeywords: ["stop"], tags: ["Donor"],
  fields: [PolicyField(name: "state", values: ["TX"]), PolicyField(name: "party", values: ["D"])])

/// A few time zones without their changes: the reader asks only whether a zone exists.
let someZones: ZoneLoader = { name in
  let known = ["America/New_York", "America/Chicago", "America/Denver", "UTC", "EST"]
  return known.contains(name) ? ZoneRules(name: name, offset: 0) : nil
}

/// Measured times, good and bad.
func someFiles(_ path: String, _: Place) -> Result<Source, LoadFailure> {
  let texts = [
    "waits.csv": "contact,wait,note\n1,45,\n2,1m30s,\"slow, but \"\"friendly\"\"\"\n3,,\n4,0.25,quick\n",
    "windows.csv": "\u{FEFF}wait\r\n\"2m\"\r\n\r\n3m\r\n",
    "bad.csv": "contact,wait\n1,45\n2,soon\n3,-5\n",
    "none.csv": "contact,wait\n1,\n2, \n",
    "empty.csv": "",
    "wide.csv": "wait,\"a,b\"\n,1s",
  ]
  return texts[path].map { .success(Source(name: path, bytes: Array($0.utf8))) }
    ?? .failure(LoadFailure(reason: "there is no such file", help: "check the path"))
}
