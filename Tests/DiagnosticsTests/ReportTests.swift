import Diagnostics
import Foundation
import TestSupport
import Testing
import Text

private func problem(_ name: String) throws -> Problem {
  try #require(markedProblem(name, try Project.bytes("Tests/Fixtures/diagnostics/\(name).case")))
}

@Suite struct ReportTests {
  @Test(arguments: try fixtures(in: "diagnostics", ending: ".case"))
  func `a problem is told so in every format`(_ name: String) throws {
    let problem = try problem(name)
    var told = ""
    for format in ReportFormat.allCases { told += "== \(format.rawValue)\n\(report([problem], as: format))" }
    try expectGolden(told, fixture("diagnostics/\(name).out"))
  }

  @Test(arguments: try fixtures(in: "diagnostics", ending: ".case"))
  func `no control character reaches a terminal, and JSON is JSON`(_ name: String) throws {
    let problem = try problem(name)
    for format in ReportFormat.allCases {
      let told = report([problem], as: format)
      let controls = told.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" || InvisibleScalar.isBidiControl($0.value)
      }
      #expect(controls.isEmpty, "\(format)")
    }
    for format in [ReportFormat.json, .jsonl, .sarif, .rdjson, .gitlab] {
      let told = report([problem], as: format)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(told.utf8)) }
    }
  }

  /// A line of the source that wraps would take its underline apart.
  @Test(arguments: try fixtures(in: "diagnostics", ending: ".case"), [30, 60, 80])
  func `sources and underlines fit the terminal`(_ name: String, _ columns: Int) throws {
    var options = ReportOptions()
    options.columns = columns
    let lines = report([try problem(name)], as: .text, options: options).split(separator: "\n")
    let framed = lines.filter { $0.contains(" | ") }
    for line in framed where line.contains("…") || line.wholeMatch(of: /[ |^-]+/) != nil {
      #expect(displayWidth(String(line)) <= columns, "\(line)")
    }
  }

  @Test func `at most so many problems are shown`() throws {
    let problem = try problem("related")
    var options = ReportOptions()
    options.limit = 2
    let told = report([problem, problem, problem, problem], as: .text, options: options)
    #expect(told.hasSuffix("\nand 2 more problems\n"))
    #expect(told.split(separator: "\n").count { $0.contains("error[") } == 2)
    #expect(
      report([problem, problem, problem], as: .github, options: options).hasSuffix("::notice::and 1 more problem\n"))
    let json = report([problem, problem, problem], as: .jsonl, options: options)
    #expect(json.split(separator: "\n").count == 3)
  }

  /// GitHub drops what is more than ten of a severity, and the notice that says so is one of them.
  @Test(arguments: [(0, 0, 0), (10, 10, 10), (11, 0, 0), (3, 12, 9), (0, 0, 11), (1, 0, 10), (0, 30, 40)])
  func `annotations are as many as are shown, errors first`(_ notes: Int, _ warnings: Int, _ errors: Int) throws {
    var problem = try problem("related")
    var problems: [Problem] = []
    for (severity, count) in [(Severity.note, notes), (.warning, warnings), (.error, errors)] {
      problem.severity = severity
      problems += Array(repeating: problem, count: count)
    }
    let lines = report(problems, as: .github).split(separator: "\n")
    let commands = lines.map { String($0.dropFirst(2).prefix { $0.isLetter }) }
    let left = [notes, warnings, errors].reduce(0) { $0 + max(0, $1 - 10) }
    let shownNotes = left > 0 ? min(notes, 9) : min(notes, 10)
    #expect(
      commands.count { $0 == "error" } == min(errors, 10) && commands.count { $0 == "warning" } == min(warnings, 10))
    #expect(commands.count { $0 == "notice" } == shownNotes + (left > 0 ? 1 : 0))
    let ranks = commands.map { ["error", "warning", "notice"].firstIndex(of: $0) ?? 3 }
    #expect(ranks == ranks.sorted())
    let unshown = problems.count - lines.count + (left > 0 ? 1 : 0)
    #expect(left == 0 || lines.last == "::notice::and \(unshown) more problem\(unshown == 1 ? "" : "s")")
  }

  @Test func `a table has at most so many bytes, and says what it leaves out`() throws {
    let problems = Array(repeating: try problem("related"), count: 2_000)
    let summary = try #require(jobSummary(problems, ReportOptions()))
    #expect(summary.utf8.count < 1 << 20 && summary.contains("and 1,000 more problems"))
    var long = problems[0]
    long.message = String(repeating: "`long` ", count: 10_000)
    let cut = try #require(jobSummary(Array(repeating: long, count: 12), ReportOptions()))
    #expect(cut.utf8.count < 510_000 && cut.contains(/and \d+ more problems/))
  }

  @Test func `problems that were not kept are counted`() throws {
    let problem = try problem("related")
    var options = ReportOptions()
    options.dropped = DroppedProblems(errors: 2_000, warnings: 5)
    #expect(report([problem], as: .text, options: options).hasSuffix("\nand 2,005 more problems\n"))
    #expect(report([problem], as: .markdown, options: options).hasSuffix("\nand 2,005 more problems\n"))
    #expect(report([problem], as: .json, options: options).hasSuffix(#""errors":2001,"warnings":5}"# + "\n"))
  }

  @Test func `every format says which fixes are safe, where it has fixes, and what is related`() throws {
    let source = Source(name: "a.yaml", bytes: Array("a: b\nc: d\n".utf8))
    let place = Place(source, SourceSpan(0, 1))
    let problem = Problem(
      DiagnosticCode(1, "x"), "message", at: place, related: [Label(Place(source, SourceSpan(5, 6)), "the first one")],
      notes: ["witness: c1"],
      fixes: [
        Fix("one", safety: .safe, edits: [Edit(place, "x")]), Fix("two", safety: .unsafe, edits: [Edit(place, "y")]),
      ])
    let sarif = report([problem], as: .sarif)
    #expect(sarif.contains(#""properties":{"safety":"safe"}"#) && sarif.contains(#""properties":{"safety":"unsafe"}"#))
    for format in [ReportFormat.github, .markdown] {
      let told = report([problem], as: format)
      #expect(told.contains("a.yaml:2:1: the first one") && told.contains("witness: c1"), "\(told)")
    }
  }

  @Test func `no excerpt holds a command of a service that reads logs`() {
    let source = Source(name: "a.yaml", bytes: Array("- ##vso[x]y\n".utf8))
    for lower in 0..<8 {
      let told = report(
        [Problem(DiagnosticCode(1, "x"), "m", at: Place(source, SourceSpan(UInt32(lower), 9)))], as: .text)
      #expect(!told.contains("##vso["), "\(told)")
      #expect(told.contains("<U+005B>"))
    }
  }

  @Test func `colours do not change the text`() throws {
    let problem = try problem("related")
    var options = ReportOptions()
    options.usesColor = true
    let told = report([problem], as: .text, options: options)
    let plain = told.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(told != plain)
    #expect(plain == report([problem], as: .text))
  }

  @Test func `a place in another file is headed by its path`() {
    let (a, b) = (
      Source(name: "a.yaml", bytes: Array("x: 1".utf8)), Source(name: "b.yaml", bytes: Array("\ny: 2".utf8))
    )
    let problem = Problem(
      .unusedIgnore, .warning, "both", at: Place(a, SourceSpan(0, 1)),
      related: [Label(Place(b, SourceSpan(1, 2)), "here")])
    #expect(
      report([problem], as: .text) == """
        a.yaml:1:1: warning[PB0020]: both
          |
        1 | x: 1
          | ^
         --> b.yaml:2:1
          |
        2 | y: 2
          | - here

        """)
  }

  @Test func `a missing file has no excerpt`() {
    #expect(
      report([StandardProblems.fileMissing("a.yaml")], as: .text) == """
        a.yaml:1:1: error[PB0001]: there is no file here
          = help: check the path and the working directory

        """)
    #expect(headline(StandardProblems.fileMissing("\u{1B}[1m")).hasPrefix("<U+001B>[1m:1:1: "))
  }

  @Test func `codes are in order, each once, and in their range`() {
    #expect(diagnosticsCodes == Array(Set(diagnosticsCodes)).sorted())
    #expect(diagnosticsCodes.allSatisfy { (1..<50).contains($0.number) })
  }
}
