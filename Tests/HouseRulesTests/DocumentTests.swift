import Foundation
import TestSupport
import Testing

/// Pages say what is so: their links lead somewhere, their tables are those of the code.
@Suite struct DocumentTests {
  /// The pages that a newcomer meets first.
  static let topLevel = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]

  static let pages: [Repository.File] =
    topLevel.compactMap { path in Repository.read(path).map { Repository.File(path: path, text: $0) } }
    + ["docs", "rules", "Tests", "Benchmarks", "Examples", "Scripts", "Python"].flatMap {
      Repository.files($0, endings: [".md"])
    }

  /// A link of Markdown, and where it leads from the root; the anchor apart.
  private struct Link {
    let target: String
    let path: String
    let anchor: String?
  }

  private func links(of page: Repository.File) -> [Link] {
    page.text.matches(of: /\]\(([^)\s]+)\)/).compactMap { match in
      let target = String(match.1)
      if target.contains("://") || target.hasPrefix("mailto:") { return nil }
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      var folders = page.path.split(separator: "/").dropLast().map(String.init)
      for step in parts[0].split(separator: "/").map(String.init) {
        if step == ".." { _ = folders.popLast() } else if step != "." { folders.append(step) }
      }
      let path = parts[0].isEmpty ? page.path : folders.joined(separator: "/")
      return Link(target: target, path: path, anchor: parts.count > 1 ? parts[1] : nil)
    }
  }

  @Test(arguments: topLevel) func `the page is there`(_ path: String) { #expect(Repository.read(path) != nil) }

  /// Unreleased comes first; then each release once with its day, the newest first, none newer than the program.
  @Test func `the changelog follows the version`() throws {
    let file = try #require(Repository.read("Sources/ProductVersion/Version.swift"))
    let version = try #require(file.firstMatch(of: /StaticString \{ "(\d+)\.(\d+)\.(\d+)"/))
    let present = [version.1, version.2, version.3].compactMap { Int($0) }
    let headings = try #require(Repository.read("CHANGELOG.md")).split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(headings.first == "## [Unreleased]")
    var newest = present
    for (number, heading) in headings.dropFirst().enumerated() {
      let release = try #require(
        heading.wholeMatch(of: /## \[(\d+)\.(\d+)\.(\d+)\] - \d{4}-\d\d-\d\d/), "\(heading)")
      let numbers = [release.1, release.2, release.3].compactMap { Int($0) }
      let isOlder = numbers.lexicographicallyPrecedes(newest)
      #expect(isOlder || number == 0 && numbers == present, "\(heading)")
      newest = numbers
    }
  }

  @Test func `links lead somewhere`() {
    var count = 0
    for page in Self.pages {
      for link in links(of: page) {
        count += 1
        let isThere = FileManager.default.fileExists(atPath: Repository.root.appendingPathComponent(link.path).path)
        #expect(isThere, "\(page.path): \(link.target) leads nowhere")
        guard let anchor = link.anchor, let text = Repository.read(link.path) else { continue }
        #expect(anchors(of: text).contains(anchor), "\(page.path): \(link.path) has no heading \(anchor)")
      }
    }
    #expect(count > 50)
  }

  /// `docs/README.md`, or the index of its folder, links to every page.
  @Test func `every page is listed`() {
    for page in Self.pages
    where page.path.hasPrefix("docs/") && !page.path.hasPrefix("docs/diagnostics/PB") && page.path != "docs/README.md" {
      let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
      let indexes = Self.pages.filter { [folder + "/README.md", "docs/README.md"].contains($0.path) }
      let isListed = indexes.contains { index in
        index.path != page.path && links(of: index).contains { $0.path == page.path }
      }
      #expect(isListed, "no index links to \(page.path)")
    }
  }

  /// A recipe has its parts, and runs its cases.
  @Test func `recipes are complete`() {
    let recipes = Self.pages.filter { $0.path.hasPrefix("docs/recipes/") && $0.path != "docs/recipes/README.md" }
    #expect(recipes.count >= 9)
    for recipe in recipes {
      for part in [
        "**Problem**", "## The rules", "## Why it works", "## The cases that prove it", "$ patchbay test ", "## Try it",
      ] {
        #expect(recipe.text.contains(part), "\(recipe.path) lacks `\(part)`")
      }
    }
  }

  /// The anchors that headings have: small letters, blanks as hyphens, no punctuation.
  private func anchors(of text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacing(" ", with: "-")
      })
  }

  /// `docs/architecture.md` has the arrows that the imports are held to.
  @Test func `the architecture has the same table`() throws {
    let page = try #require(Repository.read("docs/architecture.md"))
    let rows = page.matches(of: /(?m)^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$/)
    #expect(rows.map { String($0.1) }.sorted() == arrows.map(\.module).sorted())
    for row in rows {
      let names = Set(row.2.matches(of: /`([\w.]+)`/).map { String($0.1) })
      let expected = try #require(arrows.first { $0.module == row.1 }).imports.subtracting(systemModules)
      if row.2.hasPrefix("all of these but") {
        let all = Set(arrows.map(\.module)).subtracting([String(row.1)])
        #expect(all.subtracting(names).union(names.subtracting(all)) == expected, "imports of \(row.1)")
      } else {
        #expect(names == expected, "imports of \(row.1)")
      }
    }
  }

  /// Each sentence in `docs/sources.md` has a case and a test, and what a row names, in italics after its file, stands in
  /// that file: a case by its `name`, a test by its own name or that of its example.
  @Test func `sources name what is there`() throws {
    let path = "docs/sources.md"
    let page = Repository.File(path: path, text: try #require(Repository.read(path)))
    var seen = 0
    for line in page.lines where line.hasPrefix("| ") && !line.hasPrefix("| what the page says") {
      let cells = line.split(separator: "|")
      #expect(cells.count == 3, "\(path): \(line)")
      guard cells.count == 3 else { continue }
      // What is no rule but something that the program shows has a transcript in place of a case.
      let isShown = cells[1].contains(/^\s\[[^\]]+\]\(\.\.\/(rules\/[^)]+\.cases\.yaml\) \*|Tests\/Fixtures\/command)/)
      #expect(isShown, "\(path): no case: \(line)")
      #expect(cells[2].contains("](../Tests/"), "\(path): no test: \(line)")
      var file = ""
      for match in line.matches(of: /\]\([^)]+\)|\*([^*]+)\*/) {
        if let name = match.1 {
          seen += 1
          #expect(isNamed(String(name), in: file), "\(file) does not hold `\(name)`")
        } else {
          file = links(of: Repository.File(path: path, text: String(match.0))).first?.path ?? ""
        }
      }
    }
    #expect(seen > 100)
  }

  private func isNamed(_ name: String, in path: String) -> Bool {
    guard let text = Repository.read(path) else { return false }
    if path.hasSuffix(".cases.yaml") {
      return text.split(separator: "\n").contains { $0.drop { $0 == " " } == "- name: " + name }
    }
    if path.hasSuffix(".swift") {
      return ["\"\(name)\"", "func \(name)(", "func `\(name)`("].contains { text.contains($0) }
    }
    return text.contains(name)
  }

  /// `docs/diagnostics/README.md` lists every page by its title. `UPDATE_GOLDEN=1` writes it.
  @Test func `the index of diagnostics is fresh`() throws {
    let path = "docs/diagnostics/README.md"
    let pages = Repository.files("docs/diagnostics", endings: [".md"]).filter { $0.path != path }
    let rows = pages.map { page in
      let title = page.lines.first?.dropFirst(2).split(separator: ": ", maxSplits: 1).map(String.init) ?? []
      return "| [\(title.first ?? "")](\(title.first ?? "").md) | \(title.last ?? "") |"
    }
    let text = """
      # Diagnostics

      Every problem has a code that stays. `patchbay explain CODE` shows its page. 00: files and remarks; 01: YAML; 02: rule
      files; 03: contact lists and events; 04: scenarios.

      | code | problem |
      |---|---|
      \(rows.joined(separator: "\n"))

      """
    try expectGolden(text, Project.file(path))
  }
}
