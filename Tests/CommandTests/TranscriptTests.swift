import Foundation
import Testing

/// Each folder of `Tests/Fixtures/command` is one run: `cmd` is a line of shell, `stdout`, `stderr` and `status` are what it
/// must give; whatever else lies there is its input. `UPDATE_GOLDEN=1` writes what was given.
@Suite struct TranscriptTests {
  static let folder = Program.root.appendingPathComponent("Tests/Fixtures/command")

  static let names: [String] = {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return found.filter { FileManager.default.fileExists(atPath: folder.appendingPathComponent($0 + "/cmd").path) }
      .sorted()
  }()

  @Test(arguments: names) func transcript(_ name: String) throws {
    let fixture = Self.folder.appendingPathComponent(name)
    let line = try String(contentsOf: fixture.appendingPathComponent("cmd"), encoding: .utf8)
    let run = try Program.withFolder { scratch in
      let working = scratch.appendingPathComponent("here")
      try FileManager.default.copyItem(at: fixture, to: working)
      for golden in ["cmd", "stdout", "stderr", "status"] {
        try? FileManager.default.removeItem(at: working.appendingPathComponent(golden))
      }
      return try Program.shell(line, in: working)
    }
    try expect("\(run.status)\n", in: fixture, "status")
    try expect(timeless(run.output), in: fixture, "stdout")
    try expect(timeless(run.notes), in: fixture, "stderr")
  }

  @Test func thereAreTranscripts() { #expect(Self.names.count >= 5) }

  private func expect(_ text: String, in fixture: URL, _ name: String) throws {
    let file = fixture.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      if text.isEmpty { try? FileManager.default.removeItem(at: file) } else { try Data(text.utf8).write(to: file) }
      return
    }
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    #expect(text == golden, "\(fixture.lastPathComponent)/\(name)")
  }

  /// Wall times differ on every run.
  private func timeless(_ text: String) -> String {
    text.replacing(/\b\d+(\.\d+)? (ms|s)\b/, with: "TIME")
  }
}
