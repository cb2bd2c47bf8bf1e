import Diagnostics
import RuleLanguage
import TestSupport
import Testing

/// A mistake that people make in rule files.
struct Mistake: Sendable {
  let title: String
  let text: String
  /// The mistakes in it; nearly all have one.
  let count: Int
}

func mistakeFiles() throws -> [String] { try fixtures(in: "rules/mistakes", ending: ".txt") }

/// The mistakes of one kind: each after a line `=== TITLE`, or `=== TITLE (NUMBER)` where there are several. `\u{A0}`
/// stands for that character.
func mistakes(_ kind: String) throws -> [Mistake] {
  try Project.text("Tests/Fixtures/rules/mistakes/\(kind).txt").split(separator: "=== ").map { block in
    let parts = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let title = String(parts[0])
    let number = title.split(separator: "(").last.flatMap { Int($0.prefix { $0.isNumber }) }
    return Mistake(title: title, text: unescaped(String(parts[1])), count: number ?? 1)
  }
}

private func unescaped(_ text: String) -> String {
  text.replacing(/\\u\{([0-9A-F]+)\}/) { match in
    UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
  }
}

@Suite struct MistakeTests {
  @Test(arguments: try mistakeFiles())
  func `a mistake is one problem with a next step`(_ kind: String) throws {
    var shown = ""
    for mistake in try mistakes(kind) {
      var sink = DiagnosticSink()
      _ = checkRules(
        Source(name: "rules.yaml", bytes: Array(mistake.text.utf8)), zones: someZones, sink: &sink)
      let report = report(sink.sorted, as: .text)
      #expect(sink.problems.count == mistake.count, "\(mistake.title)\n\(report)")
      #expect(sink.problems.allSatisfy { $0.help != nil }, "\(mistake.title)\n\(report)")
      shown += "=== \(mistake.title)\n\(report)\n"
    }
    try expectGolden(shown, fixture("rules/mistakes/\(kind).out"))
  }
}
