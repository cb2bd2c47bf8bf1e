import Diagnostics
import Foundation
import RuleLanguage
import TestSupport
import Testing
import YAMLTree

/// Every code that a module registers.
let registeredCodes = diagnosticsCodes + yamlCodes + ruleLanguageCodes

/// Codes that no file can bring about, each with the reason.
private let withoutExample: [DiagnosticCode: String] = [
  .fileMissing: "it is about a path",
  .fileUnreadable: "it is about a path",
  .folderInsteadOfFile: "it is about a path",
  .fileTooLarge: "it is about a path",
  .notARegularFile: "it is about a path",
  .casesWithoutRules: "it is about a path",
  .rulesOfCasesRefused: "it is about a path",
  .outOfMemory: "a file cannot make memory short by itself",
]

@Suite struct DiagnosticPagesTests {
  @Test func `codes are given once and stand in order`() {
    let numbers = registeredCodes.map(\.number)
    #expect(numbers == Array(Set(numbers)).sorted())
  }

  @Test(arguments: registeredCodes)
  func `a code has a page with a failing and a passing example`(_ code: DiagnosticCode) throws {
    let page = try #require(DiagnosticPage(code), "docs/diagnostics/\(code.name).md is missing")
    #expect(page.lines.first == "# \(code.name): \(code.title)")
    guard withoutExample[code] == nil else { return }
    #expect(page.examples.contains { $0.has("failing") })
    #expect(page.examples.contains { $0.has("passing") })
  }

  @Test(arguments: registeredCodes)
  func `the examples of a page do what the page says`(_ code: DiagnosticCode) throws {
    var page = try #require(DiagnosticPage(code))
    // From the end, so that rewriting a block moves none that is still to come.
    for example in page.examples.reversed() {
      let sink = page.problems(of: example)
      if example.has("passing") {
        #expect(text(of: sink) == "", "a passing example of \(code.name) has problems")
        continue
      }
      #expect(!sink.problems.isEmpty)
      #expect(sink.problems.contains { $0.code == code }, "\(text(of: sink))")
      #expect(sink.problems.allSatisfy { $0.code == code || example.has("also=\($0.code.name)") }, "\(text(of: sink))")
      let shown = report(sink.sorted, as: .text).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
      let output = try #require(example.output, "the failing example of \(code.name) shows no problems")
      if updatesGolden {
        page.lines.replaceSubrange(output, with: shown)
      } else {
        #expect(Array(page.lines[output]) == shown)
      }
    }
    if updatesGolden {
      try Data(page.lines.joined(separator: "\n").utf8).write(to: page.url, options: .atomic)
    }
  }
}
