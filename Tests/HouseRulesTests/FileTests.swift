import Foundation
import Testing

/// Files that may be longer than the house rule allows, and why.
private let longFiles: [String: String] = [
  "Sources/Campaign/Folding/FoldingData.swift": "generated from the Unicode Character Database",
  "Sources/PatchbayCommand/Explaining/DiagnosticPages+Generated.swift": "generated from docs/diagnostics",
  "Sources/PatchbayCommand/Starting/StarterFiles+Generated.swift": "generated from rules/starter",
]

private let limit = 300

@Suite struct FileTests {
  @Test func filesFitInTheHead() {
    for file in Repository.files("Sources", endings: [".swift", ".cpp", ".c", ".h"])
      + Repository.files("Tests", endings: [".swift"])
    where longFiles[file.path] == nil {
      let count = file.lines.count - 1
      #expect(count <= limit, "\(file.path) has \(count) lines, at most \(limit): what is its second subject?")
    }
  }

  @Test func exceptionsAreStillNeeded() {
    for path in longFiles.keys.sorted() {
      let count = Repository.read(path).map { $0.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }
      #expect((count ?? 0) > limit, "\(path) no longer needs its exception")
    }
  }

  @Test func namesSayWhatATypeIs() {
    let vague = /\b(?:struct|class|enum|actor|protocol)\s+(\w*(?:Manager|Handler|Helper|Utils|Util))\b/
    for file in Repository.sources {
      for match in file.text.code.matches(of: vague) {
        Issue.record("\(file.path): \(match.1) does not say what it is")
      }
    }
  }

  @Test func noMarksOfUnfinishedWork() {
    let marks = /\b(TODO|FIXME|XXX|HACK)\b/
    for file in Repository.files("Sources") + Repository.files("docs") + Repository.files("rules") {
      for (number, line) in file.lines.enumerated() where line.firstMatch(of: marks) != nil {
        Issue.record("\(file.path):\(number + 1): \(line)")
      }
    }
  }

  /// The project stands alone: nothing in it depends on the machine or the conversation it was written in.
  @Test func nothingNamesTheWorkplace() {
    let marks = /(?:^|[\s"'`(=])\/(?:work|root|home|Users)\/\w|\bworktree|\bissues? #?\d|\bshared\/[A-Z]+\.md/
    let folders = ["Sources", "Tests", "docs", "rules", "Scripts", "Packaging", "Benchmarks", ".ci", ".github"]
    let single = (DocumentTests.topLevel + ["Makefile", "Package.swift"]).compactMap { path in
      Repository.read(path).map { Repository.File(path: path, text: $0) }
    }
    for file in folders.flatMap({ Repository.files($0) }) + single
    where file.path != "Tests/HouseRulesTests/FileTests.swift" {
      for (number, line) in file.lines.enumerated() where line.firstMatch(of: marks) != nil {
        Issue.record("\(file.path):\(number + 1): \(line.trimmingCharacters(in: .whitespaces))")
      }
    }
  }

  @Test func commandsOfTheReadmeExist() throws {
    let makefile = try #require(Repository.read("Makefile"))
    let readme = try #require(Repository.read("README.md"))
    let targets = Set(makefile.matches(of: /(?m)^([a-z]+):/).map { String($0.1) })
    let named = Set(readme.matches(of: /\bmake ([a-z]+)\b/).map { String($0.1) })
    #expect(named.isSuperset(of: ["simulate", "test"]))
    #expect(named.subtracting(targets).isEmpty, "not in the Makefile")
  }
}
