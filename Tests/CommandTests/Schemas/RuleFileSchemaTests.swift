import Diagnostics
import Foundation
import KeyedFiles
import RuleLanguage
import ScenarioLanguage
import Schemas
import SystemZones
import TestSupport
import Testing
import YAMLTree

/// The schemas of files: what `check` accepts they accept, and what it refuses for its shape they refuse.
@Suite struct RuleFileSchemaTests {
  struct File: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  static func files(below folder: String) throws -> [File] {
    try Project.files(below: folder, ending: ".yaml", hidden: true).map {
      File(name: $0, text: String(decoding: try Project.bytes($0), as: UTF8.self))
    }
  }

  /// The examples of the pages about diagnostics.
  static func examples() throws -> [File] {
    var found: [File] = []
    for page in try Project.files(below: "docs/diagnostics", ending: ".md") {
      let text = try Project.text(page)
      for (index, match) in text.matches(of: /(?ms)^```yaml ((?:failing|passing)[^\n]*)\n(.*?)^```/).enumerated() {
        let words = match.1.split(separator: " ")
        guard !words.contains("escaped") else { continue }
        let isCases = words.contains("cases")
        found.append(
          File(name: "\(page), example \(index + 1)\(isCases ? ".cases.yaml" : ".yaml")", text: String(match.2)))
      }
    }
    return found
  }

  @Test(arguments: SchemaSubject.allCases) func `the schema is in its place`(_ subject: SchemaSubject) throws {
    let text = String(decoding: jsonSchema(of: subject), as: UTF8.self)
    try expectGolden(text, SchemaFile.folder.appendingPathComponent("\(subject.rawValue).schema.json"))
  }

  @Test(arguments: SchemaSubject.allCases) func `every reference leads somewhere`(_ subject: SchemaSubject) throws {
    let text = String(decoding: jsonSchema(of: subject), as: UTF8.self)
    let schema = try JSONValue(text)
    for match in text.matches(of: /"#\/definitions\/([^"]*)"/) {
      #expect(schema["definitions"]?[String(match.1)] != nil, "\(match.1)")
    }
  }

  @Test(
    arguments: try files(below: "rules") + files(below: "Examples") + files(below: "Tests/Fixtures")
      + files(below: "Benchmarks") + examples())
  func `schema and check agree`(_ file: File) throws {
    let source = Source(name: file.name, bytes: Array(file.text.utf8))
    var yaml = DiagnosticSink()
    let document = parseYAML(source, sink: &yaml)
    guard !yaml.hasErrors, let root = document.root, let subject = subject(of: file, document) else { return }
    let validator = try #require(Self.validators[subject])
    let problems = validator.problems(JSONValue(document, root))
    let sink = check(source, subject)
    let ofShape = sink.problems.filter { problem in
      // `1e3` is a number to every validator.
      let span = problem.primary.place.span
      let written = String(decoding: source.bytes[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
      let isSpelling = [.notWholeNumber, .notScenarioNumber].contains(problem.code) && Double(written) != nil
      return Self.shapeCodes.contains(problem.code) && problem.severity == .error && !isSpelling
    }
    if !sink.hasErrors {
      #expect(problems.isEmpty, "\(problems)")
    } else if !ofShape.isEmpty {
      #expect(!problems.isEmpty, "\(ofShape.map(\.message))")
    }
  }

  private static let validators: [SchemaSubject: SchemaValidator] = Dictionary(
    uniqueKeysWithValues: SchemaSubject.allCases.compactMap { subject in
      (try? JSONValue(String(decoding: jsonSchema(of: subject), as: UTF8.self))).map {
        (subject, SchemaValidator(root: $0))
      }
    })

  private func subject(of file: File, _ document: YAMLDocument) -> SchemaSubject? {
    if file.name.hasSuffix(".cases.yaml") { return .cases }
    if file.name.hasSuffix(".roster.yaml") || file.name.hasSuffix("/team.yaml") { return .roster }
    if document.fileKind == .scenario { return .scenario }
    return looksLikeRules(document) ? .rules : nil
  }

  private func check(_ source: Source, _ subject: SchemaSubject) -> DiagnosticSink {
    var sink = DiagnosticSink()
    switch subject {
    case .rules:
      _ = checkRules(source, loader: { _, _ in .success(Self.roster) }, zones: systemZones, sink: &sink)
    case .cases: _ = parseCases(source, sink: &sink)
    case .scenario:
      _ = parseScenario(source, name: "scenario", around: ScenarioSurroundings(zones: systemZones), sink: &sink)
    case .roster: return checkRoster(source)
    }
    return sink
  }

  /// What is wrong with a roster itself, under rules that ask nothing of it.
  private func checkRoster(_ source: Source) -> DiagnosticSink {
    let rules = Source(name: "rules.yaml", bytes: Array("version: 1\nteam: team.yaml\nmembers: []\n".utf8))
    var sink = DiagnosticSink()
    _ = checkRules(rules, loader: { _, _ in .success(source) }, zones: systemZones, sink: &sink)
    var own = DiagnosticSink()
    own.report(all: sink.problems.filter { $0.primary.place.source === source })
    return own
  }

  @Test(arguments: [
    ("ana:\njoe: { max_open: 3 }\n", true), ("ana: { name: Ana Ruiz, permissions: [send_queue, manage] }\n", true),
    ("ana: { shifts: { zone: UTC, days: { mon-fri: \"09:00-17:00\" } } }\n", true), ("no: { weight: 2 }\n", true),
    ("ana: { max: 3 }\n", false), ("ana: { weight: heavy }\n", false), ("ana: { weight: 0 }\n", false),
    ("- ana\n- joe\n", false), ("ana: [send_queue]\n", false), ("ana: { permissions: [send] }\n", false),
    ("ana: { shifts: { days: { daily: \"09:00-17:00\" } } }\n", false), ("ana: { notify: [fax] }\n", false),
    ("ana\n", false),
  ]) func `rosters`(_ text: String, _ isRight: Bool) throws {
    let source = Source(name: "team.roster.yaml", bytes: Array(text.utf8))
    #expect(checkRoster(source).hasErrors == !isRight)
    var sink = DiagnosticSink()
    let document = parseYAML(source, sink: &sink)
    let problems = try #require(Self.validators[.roster]).problems(JSONValue(document, try #require(document.root)))
    #expect(problems.isEmpty == isRight, "\(problems)")
  }

  private static let roster = Source(name: "team.yaml", bytes: Array("ana:\njoe:\nphilly:\n".utf8))

  /// What is wrong with a value wherever it stands.
  private static let shapeCodes: Set<DiagnosticCode> = [
    .unknownKey, .missingKey, .wrongShape, .notWholeNumber, .notFlag, .unknownWord, .numberOutOfRange, .tagOrWhen,
    .notOneKind, .unknownKind, .notDuration, .notTimeOfDay, .unknownScenarioKey, .missingScenarioKey,
    .wrongScenarioShape, .notScenarioNumber, .scenarioNumberOutOfRange, .unknownScenarioWord,
  ]

  @Test func `names of a rule file are proposed`() throws {
    let text =
      "version: 1\nmembers: [ana, closers]\nteam: { ana: , joe: }\nlists: { closers: [joe] }\n"
      + "tag_rules: [{ tag: Donor, to: joe }]\n"
    var sink = DiagnosticSink()
    let checked = try #require(
      checkRules(Source(name: "rules.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &sink))
    let schema = try JSONValue(
      String(decoding: jsonSchema(of: .rules, proposing: KnownNames(checked)), as: UTF8.self))
    let rule = schema["definitions"]?["tag_rule"]?["properties"]
    #expect(rule?["tag"]?["anyOf"]?.array?.first?["enum"]?.texts == ["Donor"])
    let to = rule?["to"]?["anyOf"]?.array?.first?["anyOf"]?.array?.first?["enum"]?.texts
    #expect(to.map { Set($0) } == ["ana", "joe", "closers"])
  }
}
