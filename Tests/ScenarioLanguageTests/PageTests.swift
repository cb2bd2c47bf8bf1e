import Diagnostics
import Foundation
import ScenarioLanguage
import TestSupport
import Testing

/// Every code has a page whose failing example has that problem and no other, and whose passing example has none.
@Suite struct PageTests {
  @Test(arguments: scenarioCodes)
  func `examples do what they say`(_ code: DiagnosticCode) throws {
    let page = try Project.text("docs/diagnostics/\(code.name).md")
    #expect(page.hasPrefix("# \(code.name): \(code.title)\n"))
    let failing = Self.examples("failing", in: page)
    let passing = Self.examples("passing", in: page)
    #expect(!failing.isEmpty && !passing.isEmpty)
    for example in failing { #expect(Reading(example, rules: true).codes == [code.name]) }
    for example in passing {
      let reading = Reading(example, rules: true)
      #expect(reading.codes == [])
      #expect(reading.scenario != nil)
    }
  }

  /// The fenced blocks of a kind. `repeat=N` stands for N lines like the block's last, numbered.
  static func examples(_ kind: String, in page: String) -> [String] {
    var found: [String] = []
    for part in page.components(separatedBy: "```yaml \(kind) scenario").dropFirst() {
      guard let end = part.range(of: "```"), let newline = part.firstIndex(of: "\n") else { continue }
      var lines = part[part.index(after: newline)..<end.lowerBound].split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropLast().map(String.init)
      let info = part[..<newline].trimmingCharacters(in: .whitespaces)
      if info.hasPrefix("repeat="), let count = Int(info.dropFirst("repeat=".count)), let last = lines.popLast() {
        for number in 1...count { lines.append(last.replacing("1:", with: "\(number):", maxReplacements: 1)) }
      }
      found.append(lines.joined(separator: "\n") + "\n")
    }
    return found
  }
}
