import Foundation
import TestSupport
import Testing

/// Each folder of `Tests/Fixtures/command` is one run: `cmd` is a line of shell, `stdout`, `stderr` and `status` are what it
/// must give; whatever else lies there is its input. Fast runs leave out folders with a file `slow`. `UPDATE_GOLDEN=1` writes what was
/// given.
@Suite struct TranscriptTests {
  @Test(arguments: try fixtures(in: "command").filter { !isFastRun || !isSlow($0) })
  func `transcript`(_ name: String) throws {
    let fixture = fixture("command/" + name)
    let line = try String(contentsOf: fixture.appendingPathComponent("cmd"), encoding: .utf8)
    let run = try Program.withFolder { scratch in
      let working = scratch.appendingPathComponent("here")
      try FileManager.default.copyItem(at: fixture, to: working)
      for golden in ["cmd", "slow", "stdout", "stderr", "status"] {
        try? FileManager.default.removeItem(at: working.appendingPathComponent(golden))
      }
      return try Program.shell(line, in: working)
    }
    try expect("\(run.status)\n", in: fixture, "status")
    try expect(timeless(run.output), in: fixture, "stdout")
    try expect(timeless(run.notes), in: fixture, "stderr")
  }

  private static func isSlow(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: fixture("command/\(name)/slow").path)
  }

  private func expect(_ text: String, in fixture: URL, _ name: String) throws {
    let file = fixture.appendingPathComponent(name)
    // What is empty has no file.
    if text.isEmpty, updatesGolden { try? FileManager.default.removeItem(at: file) }
    if text.isEmpty, !FileManager.default.fileExists(atPath: file.path) { return }
    try expectGolden(text, file)
  }

  /// Wall times differ on every run.
  private func timeless(_ text: String) -> String {
    (try? Pattern(#"\b\d+(\.\d+)? (ms|s)\b"#).replacing(in: text, with: "TIME")) ?? text
  }
}
