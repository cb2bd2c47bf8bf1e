import Diagnostics
import TestSupport
import Testing
import YAMLTree

/// The names of fixtures in a folder, without `.yaml`.
private func names(_ folder: String) throws -> [String] {
  try fixtures(in: "yaml/" + folder, ending: ".yaml").map { "\(folder)/\($0)" }
}

private func bytes(_ name: String) throws -> [UInt8] { try Project.bytes("Tests/Fixtures/yaml/\(name).yaml") }

@Suite struct GoldenTests {
  @Test(arguments: try names("accepted") + names("refused"))
  func `a file has this tree and these problems`(_ name: String) throws {
    let portrait = portrait(of: Source(name: "\(name).yaml", bytes: try bytes(name)))
    try expectGolden(portrait, fixture("yaml/\(name).out"))
  }

  @Test(arguments: try names("refused"))
  func `a refused file has an error`(_ name: String) throws {
    var sink = DiagnosticSink()
    _ = parseYAML(Source(name: name, bytes: try bytes(name)), sink: &sink)
    #expect(sink.hasErrors)
  }

  @Test(arguments: try names("accepted"))
  func `an accepted file has none`(_ name: String) throws {
    var sink = DiagnosticSink()
    _ = parseYAML(Source(name: name, bytes: try bytes(name)), sink: &sink)
    #expect(!sink.hasErrors)
  }
}
