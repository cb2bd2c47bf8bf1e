import Foundation
import TestSupport
import Testing

/// Each folder of `Tests/Fixtures/lsp` is a session with the server: lines of `session` that begin with `>` are sent, what is answered
/// stands below them and begins with `<`. Whatever else lies there are its files. `UPDATE_GOLDEN=1` writes the answers.
@Suite struct SessionTests {
  @Test(arguments: try fixtures(in: "lsp")) func `session`(_ name: String) throws {
    let fixture = fixture("lsp/" + name)
    let file = fixture.appendingPathComponent("session")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let text = try Program.withFolder { scratch in
      let working = scratch.resolvingSymlinksInPath().appendingPathComponent("here")
      try FileManager.default.copyItem(at: fixture, to: working)
      try FileManager.default.removeItem(at: working.appendingPathComponent("session"))
      let session = ServerSession(working)
      var text: [String] = []
      for line in lines where !line.hasPrefix("< ") {
        text.append(String(line))
        guard line.hasPrefix("> ") else { continue }
        try session.send(String(line.dropFirst(2)))
        text += session.answers().map { "< " + $0 }
      }
      return text.joined(separator: "\n")
    }
    try expectGolden(text, file)
  }
}
