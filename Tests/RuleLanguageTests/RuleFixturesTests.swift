import Campaign
import Diagnostics
import Foundation
import RuleLanguage
import Testing

private let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Fixtures/rules")

private func names(_ folder: String) -> [String] {
  let files = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: folder).path())) ?? []
  return files.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".roster.yaml") }.map { "\(folder)/\($0.dropLast(5))" }
    .sorted()
}

private func load(_ name: String) throws -> Source {
  Source(name: name + ".yaml", bytes: Array(try Data(contentsOf: fixtures.appending(path: name + ".yaml"))))
}

/// Rosters lie beside the fixtures.
private func loadRoster(_ path: String, _ place: Place) -> Result<Source, LoadFailure> {
  let url = fixtures.appending(path: place.source.name).deletingLastPathComponent().appending(path: path)
  guard let data = try? Data(contentsOf: url) else { return .failure(LoadFailure(reason: "there is no such file")) }
  return .success(Source(name: path, bytes: Array(data)))
}

private func expectGolden(_ text: String, _ name: String) throws {
  let golden = fixtures.appending(path: name + ".out")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(text.utf8).write(to: golden) }
  #expect(try String(contentsOf: golden, encoding: .utf8) == text)
}

@Suite struct RuleFixturesTests {
  @Test(arguments: names("failing"))
  func `a refused file has these problems`(_ name: String) throws {
    var sink = DiagnosticSink()
    let source = try load(name)
    let isCaseFile = name.hasSuffix(".cases")
    let isRefused =
      isCaseFile
      ? parseCases(source, sink: &sink) == nil
      : checkRules(source, loader: loadRoster, zones: someZones, sink: &sink) == nil
    #expect(isRefused)
    #expect(sink.hasErrors)
    try expectGolden(text(of: sink), name)
  }

  @Test(arguments: names("failing"))
  func `no problem is reported twice`(_ name: String) throws {
    var sink = DiagnosticSink()
    _ = checkRules(try load(name), loader: loadRoster, zones: someZones, sink: &sink)
    let places = sink.problems.map { "\($0.primary.place.span) \($0.message)" }
    #expect(Set(places).count == places.count)
  }

  @Test(arguments: names("passing"))
  func `an accepted file means this`(_ name: String) throws {
    var sink = DiagnosticSink()
    let checked = try #require(
      checkRules(try load(name), loader: loadRoster, zones: someZones, sink: &sink), "\(text(of: sink))")
    #expect(!sink.hasErrors)
    try expectGolden(portrait(of: checked) + text(of: sink), name)
  }
}
