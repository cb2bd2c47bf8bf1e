import Foundation
import Testing

/// Code on a page about embedding stands in an example or a test, line by line: so it compiles and runs.
@Suite struct ShownCodeTests {
  private static let pages =
    ["README.md", "docs/embedding.md"]
    + Repository.files("Sources/PatchbayKit", endings: [".md", ".swift"]).map(\.path)

  /// What each language's code is taken from.
  private static let compiled: [Substring: [Repository.File]] = [
    "swift": Repository.files("Examples/embed/Sources") + Repository.files("Tests/PatchbayKitTests"),
    "c": Repository.files("Examples/c", endings: [".c"]),
    "python": Repository.files("Examples/python", endings: ["route.py"]),
  ]

  @Test func `shown code runs`() throws {
    var seen = 0
    for path in Self.pages {
      for (language, code) in blocks(of: try #require(Repository.read(path))) {
        guard let files = Self.compiled[language] else { continue }
        seen += 1
        #expect(
          files.contains { flush($0.text).contains(flush(code)) }, "\(path) shows what no example holds:\n\(code)")
      }
    }
    #expect(seen >= 10)
  }

  /// Fenced blocks of a page, or of the comments of a source.
  private func blocks(of text: String) -> [(language: Substring, code: String)] {
    text.matches(of: /(?m)^([ \/]*)```(swift|c|python)\n((?:.*\n)*?)[ \/]*```$/).map { match in
      let lines = match.3.split(separator: "\n").map { line in
        match.1.hasSuffix("/// ") ? line.drop { $0 == " " || $0 == "/" } : line
      }
      return (
        match.2,
        lines.filter { !["import PatchbayKit", "import PatchbayDurable"].contains($0) }.joined(separator: "\n") + "\n"
      )
    }
  }

  /// The lines of a text without their indentation, and without empty ones.
  private func flush(_ text: String) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .map { "\n" + $0 }.joined() + "\n"
  }
}
