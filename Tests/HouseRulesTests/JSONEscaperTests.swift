import Foundation
import Testing

/// JSON is written in one place: a second escaper would sooner or later let through what the first one stops.
@Suite struct JSONEscaperTests {
  @Test func `only text escapes JSON`() {
    for file in Repository.sources where file.module != "Text" {
      for line in jsonEscapes(in: file.text) {
        Issue.record("\(file.path):\(line): escapes a JSON string; write it with JSONWriter")
      }
    }
  }

  @Test func `the one escaper is found`() throws {
    let escaper = try #require(Repository.sources.first { $0.path == "Sources/Text/JSON/JSONEscaping.swift" })
    #expect(jsonEscapes(in: escaper.text).count >= 2)
  }
}

/// The lines of Swift with a literal from which JSON's escapes are made: one that begins with `\u`, or one that is `\"` and
/// nothing else. Whoever escapes a string of JSON needs both.
func jsonEscapes(in text: String) -> [Int] {
  let literal = /"\\\\u(?!\{)|"\\\\\\""|#"\\u(?!\{)|#"\\""#/
  return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    .filter { $0.element.contains(literal) && !$0.element.trimmingPrefix(/\s*/).hasPrefix("//") }
    .map { $0.offset + 1 }
}
