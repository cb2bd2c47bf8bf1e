import Foundation
import Testing

/// Every code is registered once, and has a page with its title, an example that fails and one that passes.
@Suite struct DiagnosticCodeTests {
  struct Declared: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let title: String
    let file: String
    var testDescription: String { code }
  }

  static let declared: [Declared] = Repository.sources.flatMap { file in
    file.text.matches(of: /static let (\w+) = DiagnosticCode\(\s*(\d+),\s*"([^"]+)"/).map { match in
      let digits = String(match.2)
      return Declared(
        name: String(match.1), code: "PB" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits,
        title: String(match.3), file: file.path)
    }
  }

  @Test func `there are codes`() { #expect(Self.declared.count > 50) }

  @Test func `numbers are given once`() {
    var seen: [String: String] = [:]
    for one in Self.declared {
      #expect(seen[one.code] == nil, "\(one.code) is \(seen[one.code] ?? "") and \(one.name)")
      seen[one.code] = one.name
    }
  }

  @Test(arguments: declared) func `is registered`(_ one: Declared) throws {
    let text = try #require(Repository.read(one.file))
    let list = try #require(text.firstMatch(of: /let \w+Codes: \[DiagnosticCode\] = \[([^\]]*)\]/), "\(one.file)")
    #expect(list.1.contains("." + one.name), "\(one.file): `\(one.name)` is in no list of codes")
  }

  @Test(arguments: declared) func `has a page`(_ one: Declared) throws {
    let path = "docs/diagnostics/\(one.code).md"
    let page = try #require(Repository.read(path), "\(path) is missing")
    #expect(page.hasPrefix("# \(one.code): "), "\(path)")
    // No text shows a file that cannot be opened, or a machine without memory.
    if one.code < "PB0010" || one.code == "PB0116" { return }
    #expect(page.contains(/(?m)^```\w+ failing/), "\(path) has no example that fails")
    #expect(page.contains(/(?m)^```\w+ passing/), "\(path) has no example that passes")
  }

  @Test func `every page has a code`() {
    let codes = Set(Self.declared.map(\.code))
    for file in Repository.files("docs/diagnostics", endings: [".md"]) {
      let name = file.path.split(separator: "/").last?.dropLast(3) ?? ""
      if name.hasPrefix("PB") { #expect(codes.contains(String(name)), "\(file.path) is about no code") }
    }
  }
}
