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
    for format in [ReportFormat.json, .jsonl, .sarif] {
      let told = report([problem], as: format)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(told.utf8)) }
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
