import Foundation
import FoundationXML
import TestSupport
import Testing

/// The formats of others, held to schemas of what they ask for: `Tests/Fixtures/schema/formats`.
@Suite(.tags(.slow), .onlyInFullRuns) struct ForeignFormatTests {
  private static let folders = ["rules", "Tests/Fixtures/rules", "Tests/Fixtures/yaml"]
  private static let formats = ["sarif", "rdjson", "gitlab"]
  private static let levels = ["error", "note"]

  /// By folder and format, each checked once.
  private static let reports: [String: String] = {
    var reports: [String: String] = [:]
    for folder in folders {
      for format in formats + ["json"] + levels.map({ "junit --fail-level \($0)" }) {
        let run = try? Program.shell("patchbay check \(folder) --format \(format)", in: Program.root)
        if let run, run.status == 0 || run.status == 1 { reports["\(folder) \(format)"] = run.output }
      }
    }
    return reports
  }()

  private func text(_ folder: String, _ format: String) throws -> String {
    try #require(Self.reports["\(folder) \(format)"], "`check` failed")
  }

  private func document(_ folder: String, _ format: String) throws -> JSONValue {
    try JSONValue(text(folder, format))
  }

  private func problems(_ document: JSONValue, _ format: String) throws -> [String] {
    let schema = try String(contentsOf: fixture("schema/formats/\(format).schema.json"), encoding: .utf8)
    return SchemaValidator(root: try JSONValue(schema)).problems(document)
  }

  @Test(arguments: formats, folders) func `reports are as others read them`(_ format: String, _ folder: String) throws {
    #expect(try problems(document(folder, format), format) == [])
  }

  /// A check that cannot fail is none.
  @Test(arguments: [
    ("gitlab", #""fingerprint":"#, #""finger":"#), ("gitlab", #""severity":"major""#, #""severity":"error""#),
    ("gitlab", #""path":"T"#, #""path":"/T"#), ("rdjson", #""severity":"ERROR""#, #""severity":"error""#),
    ("rdjson", #""column":1}"#, #""column":0}"#), ("rdjson", #""diagnostics":"#, #""problems":"#),
    ("sarif", #""version":"2.1.0""#, #""version":"2.1""#), ("sarif", #""startLine":1,"#, #""startLine":0,"#),
    ("sarif", #""uri":"T"#, #""uri":" T"#), ("sarif", #""level":"error""#, #""level":"fatal""#),
  ])
  func `faults in reports are found`(_ format: String, _ right: String, _ wrong: String) throws {
    let text = try text("Tests/Fixtures/rules", format)
    #expect(text.contains(right), "\(right)")
    #expect(try problems(JSONValue(text.replacing(right, with: wrong)), format) != [])
  }

  @Test(arguments: folders) func `every problem is in every report`(_ folder: String) throws {
    let count = try document(folder, "json")["problems"]?.array?.count
    #expect(try document(folder, "gitlab").array?.count == count)
    #expect(try document(folder, "rdjson")["diagnostics"]?.array?.count == count)
    #expect(try document(folder, "sarif")["runs"]?.array?.first?["results"]?.array?.count == count)
  }

  @Test func `results of SARIF name their rules, and fingerprints are unique`() throws {
    let run = try #require(try document("Tests/Fixtures/rules", "sarif")["runs"]?.array?.first)
    let rules = run["tool"]?["driver"]?["rules"]?.array ?? []
    let results = run["results"]?.array ?? []
    for result in results {
      let index = try #require(result["ruleIndex"]?.measure.map { Int($0) })
      #expect(rules[index]["id"] == result["ruleId"])
    }
    // What is wrong with a path has no text to show.
    let ofTexts = rules.filter { $0["id"]?.text != "PB0006" }
    #expect(ofTexts.allSatisfy { $0["help"]?["markdown"]?.text?.contains("```yaml failing") == true })
    #expect(rules.allSatisfy { $0["help"]?["markdown"]?.text?.contains("](") == false })
    let fingerprints = results.compactMap { $0["partialFingerprints"]?["patchbay/v1"]?.text }
    #expect(Set(fingerprints).count == results.count)
    let ofGitLab = try document("Tests/Fixtures/rules", "gitlab").array?.compactMap { $0["fingerprint"]?.text }
    #expect(ofGitLab == fingerprints)
  }

  @Test func `columns of rdjson count bytes`() throws {
    let rules = "version: 1\nmembers: [ana]\ntag_rules: [{ tag: \"é😀é\", to: anna }]\n"
    let run = try Program.shell("patchbay check a.yaml --format rdjson", files: ["a.yaml": rules])
    let diagnostic = try #require(try JSONValue(run.output)["diagnostics"]?.array?.first)
    let suggestion = try #require(diagnostic["suggestions"]?.array?.first)
    let range = try #require(suggestion["range"])
    let (start, end) = (range["start"]?["column"]?.measure, range["end"]?["column"]?.measure)
    let line = Array(rules.split(separator: "\n")[2].utf8)
    let piece = line[Int(start ?? 0) - 1..<Int(end ?? 0) - 1]
    #expect(String(decoding: piece, as: UTF8.self) == "anna" && suggestion["text"] == .text("ana"))
  }

  @Test func `fingerprints and paths stay where lines and folders move`() throws {
    let rules = "version: 1\nmembers: [ana, ana]\ntag_rules: [{ tag: a, to: ana }, { tag: a, to: ana }]\n"
    try Program.withFolder { top in
      for (folder, text) in [("one", rules), ("two", "# a line more\n\n" + rules)] {
        let sub = top.appendingPathComponent(folder + "/sub")
        try FileManager.default.createDirectory(at: sub, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: sub.appendingPathComponent("a.yaml"))
      }
      func report(_ working: String, _ line: String, _ project: String) throws -> JSONValue {
        let run = try Program.shell(
          line, in: top.appendingPathComponent(working),
          environment: ["CI_PROJECT_DIR": top.appendingPathComponent(project).path])
        return try JSONValue(run.output)
      }
      func all(_ report: JSONValue, _ key: String) -> [String] { report.array?.compactMap { $0[key]?.text } ?? [] }
      let first = try report("one/sub", "patchbay check . --format gitlab", "one")
      let moved = try report("two", "patchbay check sub --format gitlab", "two")
      #expect(all(first, "fingerprint").count > 1 && all(first, "fingerprint") == all(moved, "fingerprint"))
      #expect(first.array?.first?["location"]?["path"] == .text("sub/a.yaml"))
      let lines = [first, moved].map { $0.array?.first?["location"]?["lines"]?["begin"]?.measure ?? 0 }
      #expect(lines[1] == lines[0] + 2)
      // Outside of the project, and without one, paths are as they were given.
      let outside = try report("one", "patchbay check ../two/sub --format gitlab", "one")
      #expect(outside.array?.first?["location"]?["path"] == .text("../two/sub/a.yaml"))
    }
  }

  @Test(arguments: folders, levels) func `JUnit`(_ folder: String, _ level: String) throws {
    let problems = try document(folder, "json")["problems"]?.array ?? []
    let xml = try text(folder, "junit --fail-level \(level)")
    let counts = Counts(xml)
    let failing = level == "note" ? problems : problems.filter { $0["severity"] == .text("error") }
    #expect(counts.problem == nil)
    #expect(counts.elements["failure"] ?? 0 == failing.count)
    #expect(counts.elements["system-out"] ?? 0 == problems.count - failing.count)
    #expect(counts.elements["testcase"] == counts.tests && counts.failures == failing.count)
    #expect(counts.tests > problems.count, "files without problems are there")
  }
}

/// What a document of JUnit holds.
private final class Counts: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  /// As the suites say.
  private(set) var tests = 0
  private(set) var failures = 0
  private(set) var problem: String?

  init(_ xml: String) {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    if !parser.parse() { problem = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements[name, default: 0] += 1
    guard name == "testsuite" else { return }
    tests += Int(attributes["tests"] ?? "") ?? 0
    failures += Int(attributes["failures"] ?? "") ?? 0
  }
}
