import Diagnostics
import Foundation
import Testing
import Text

private let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Fixtures/diagnostics")

private let names = ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.path())) ?? [])
  .filter { $0.hasSuffix(".case") }.map { String($0.dropLast(5)) }.sorted()

private func problem(_ name: String) throws -> Problem {
  let bytes = Array(try Data(contentsOf: fixtures.appending(path: name + ".case")))
  return try #require(markedProblem(name, bytes))
}

@Suite struct ReportTests {
  @Test(arguments: names)
  func `a problem is told so in every format`(_ name: String) throws {
    let problem = try problem(name)
    var told = ""
    for format in ReportFormat.allCases { told += "== \(format.rawValue)\n\(report([problem], as: format))" }
    let golden = fixtures.appending(path: name + ".out")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(told.utf8).write(to: golden) }
    #expect(try told == String(contentsOf: golden, encoding: .utf8))
  }

  @Test(arguments: names)
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
      .unusedIgnore, .warning, "both", at: Place(a, Span(0, 1)), related: [Label(Place(b, Span(1, 2)), "here")])
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
