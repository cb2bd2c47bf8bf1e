import Diagnostics
import Foundation
import Testing
import YAMLTree

private let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Fixtures/yaml")

/// The names of fixtures in a folder, without `.yaml`.
private func names(_ folder: String) -> [String] {
  let files = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: folder).path())) ?? []
  return files.filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0.dropLast(5))" }.sorted()
}

@Suite struct GoldenTests {
  @Test(arguments: names("accepted") + names("refused"))
  func `a file has this tree and these problems`(_ name: String) throws {
    let input = fixtures.appending(path: name + ".yaml")
    let golden = fixtures.appending(path: name + ".out")
    let portrait = portrait(of: Source(name: "\(name).yaml", bytes: Array(try Data(contentsOf: input))))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(portrait.utf8).write(to: golden)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(portrait == expected)
  }

  @Test(arguments: names("refused"))
  func `a refused file has an error`(_ name: String) throws {
    let input = fixtures.appending(path: name + ".yaml")
    var sink = DiagnosticSink()
    _ = parseYAML(Source(name: name, bytes: Array(try Data(contentsOf: input))), sink: &sink)
    #expect(sink.hasErrors)
  }

  @Test(arguments: names("accepted"))
  func `an accepted file has none`(_ name: String) throws {
    let input = fixtures.appending(path: name + ".yaml")
    var sink = DiagnosticSink()
    _ = parseYAML(Source(name: name, bytes: Array(try Data(contentsOf: input))), sink: &sink)
    #expect(!sink.hasErrors)
  }
}
