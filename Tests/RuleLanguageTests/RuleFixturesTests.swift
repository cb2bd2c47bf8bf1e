import Campaign
import Diagnostics
import Foundation
import RuleLanguage
import TestSupport
import Testing

private func names(_ folder: String) throws -> [String] {
  try fixtures(in: "rules/" + folder, ending: ".yaml").filter { !$0.hasSuffix(".roster") }.map { "\(folder)/\($0)" }
}

private func load(_ name: String) throws -> Source {
  Source(name: name + ".yaml", bytes: try Project.bytes("Tests/Fixtures/rules/\(name).yaml"))
}

/// Rosters lie beside the fixtures.
private func loadRoster(_ path: String, _ place: Place) -> Result<Source, LoadFailure> {
  let url = fixture("rules/" + place.source.name).deletingLastPathComponent().appending(path: path)
  guard let data = try? Data(contentsOf: url) else { return .failure(LoadFailure(reason: "there is no such file")) }
  return .success(Source(name: path, bytes: Array(data)))
}

@Suite struct RuleFixturesTests {
  @Test(arguments: try names("failing"))
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
    try expectGolden(text(of: sink), fixture("rules/\(name).out"))
  }

  @Test(arguments: try names("failing"))
  func `no problem is reported twice`(_ name: String) throws {
    var sink = DiagnosticSink()
    _ = checkRules(try load(name), loader: loadRoster, zones: someZones, sink: &sink)
    let places = sink.problems.map { "\($0.primary.place.span) \($0.message)" }
    #expect(Set(places).count == places.count)
  }

  @Test(arguments: try names("passing"))
  func `an accepted file means this`(_ name: String) throws {
    var sink = DiagnosticSink()
    let checked = try #require(
      checkRules(try load(name), loader: loadRoster, zones: someZones, sink: &sink), "\(text(of: sink))")
    #expect(!sink.hasErrors)
    try expectGolden(portrait(of: checked) + text(of: sink), fixture("rules/\(name).out"))
  }
}
