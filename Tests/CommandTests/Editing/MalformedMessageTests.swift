import Foundation
import JSONTree
import LanguageServer
import TestSupport
import Testing

/// Nothing that a client sends stops the server, keeps it busy, or goes without an answer that says what was wrong.
@Suite struct MalformedMessageTests {
  private static let begin = "initialize {\"rootUri\": \"FOLDER\", \"capabilities\": {}}"

  @Test(arguments: [
    ("{", -32700), ("[1, 2]", -32600), ("{\"id\": 1}", -32600), ("{\"id\": {}, \"method\": \"x\"}", -32600),
    ("{\"id\": 1, \"method\": \"x/y\"}", -32601), ("{\"id\": 1, \"method\": \"textDocument/hover\"}", -32602),
    ("{\"id\": 1, \"method\": \"textDocument/hover\", \"params\": [1]}", -32602),
    ("{\"id\": 1, \"method\": \"initialize\"}", -32600), ("\"\\ud800\"", -32700),
    (String(repeating: "[", count: 100_000), -32700), ("{\"id\": 1e400}", -32700), ("", -32700),
  ])
  func `a wrong message is refused`(_ message: String, _ code: Int) throws {
    try Program.withFolder { folder in
      let session = ServerSession(folder)
      try session.send(Self.begin)
      _ = session.answers()
      try session.send("json \(message)")
      #expect(try codes(session.answers()) == [code])
      try expectAlive(session)
    }
  }

  @Test(arguments: [
    "Content-Length: x\\r\\n\\r\\n", "Content-Type: y\\r\\n\\r\\n{}", "Content-Length: -1\\r\\n\\r\\n",
    "\\r\\n\\r\\n", "Content-Length: 99999999999999999999\\r\\n\\r\\n",
  ])
  func `a wrong header is refused`(_ header: String) throws {
    try Program.withFolder { folder in
      let session = ServerSession(folder)
      try session.send(Self.begin)
      _ = session.answers()
      try session.send("raw \(header)")
      // The next header shows where the wrong one ended.
      try session.send("textDocument/unknown")
      #expect(try codes(session.answers()) == [-32700, -32601])
      try expectAlive(session)
    }
  }

  @Test func `a message that is too long is passed over`() throws {
    try Program.withFolder { folder in
      let session = ServerSession(folder)
      try session.send(Self.begin)
      _ = session.answers()
      let length = 200 << 20
      try session.send("raw Content-Length: \(length)\\r\\n\\r\\n")
      let chunk = [UInt8](repeating: 0x20, count: 1 << 20)
      for _ in 0..<200 { session.server.receive(chunk) }
      let answers = session.answers()
      #expect(try codes(answers) == [-32600])
      #expect(answers.first?.contains("the limit `message size`") == true)
      try expectAlive(session)
    }
  }

  @Test func `requests before the beginning and after the end are refused`() throws {
    try Program.withFolder { folder in
      let session = ServerSession(folder)
      try session.send("textDocument/hover")
      try session.send("textDocument/didOpen {}")
      #expect(try codes(session.answers()) == [-32002])
      try session.send(Self.begin)
      try session.send("shutdown")
      _ = session.answers()
      try session.send("textDocument/hover")
      #expect(try codes(session.answers()) == [-32600])
      try session.send("exit")
      _ = session.answers()
      #expect(session.server.ending == .asked)
    }
  }

  @Test func `a request that is cancelled is not begun`() throws {
    try Program.withFolder { folder in
      let session = ServerSession(folder)
      try session.send(Self.begin)
      _ = session.answers()
      try session.send("json {\"jsonrpc\": \"2.0\", \"id\": \"a\", \"method\": \"textDocument/hover\"}")
      try session.send("json {\"jsonrpc\": \"2.0\", \"id\": \"b\", \"method\": \"textDocument/hover\"}")
      try session.send("$/cancelRequest {\"id\": \"b\"}")
      #expect(try codes(session.answers()) == [-32602, -32800])
    }
  }

  /// A session with bytes changed, left out and repeated.
  @Test func `random messages do no harm`() throws {
    let lines = try String(contentsOf: fixture("lsp/first/session"), encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }.filter { $0 != "exit" && $0 != "shutdown" }
    try Program.withFolder { scratch in
      let folder = scratch.resolvingSymlinksInPath().appendingPathComponent("here")
      try FileManager.default.copyItem(at: fixture("lsp/first"), to: folder)
      var chance = Chance(7)
      let start = Date()
      for _ in 0..<40 {
        let session = ServerSession(folder)
        for line in lines {
          let mutated = chance.happens(60) ? mutate(line, &chance) : line
          if !mutated.hasPrefix("open "), !mutated.hasPrefix("exit") {
            try? session.send(mutated)
          } else {
            try? session.send(line)
          }
          _ = session.answers()
          #expect(session.server.ending != .abrupt)
        }
        for _ in 0..<20 {
          session.server.receive((0..<chance.below(200)).map { _ in UInt8(chance.below(256)) })
          _ = session.answers()
        }
      }
      #expect(Date().timeIntervalSince(start) < 60)
    }
  }

  private func mutate(_ line: String, _ chance: inout Chance) -> String {
    var scalars = Array(line.unicodeScalars)
    let first = line.prefix { $0 != " " }.unicodeScalars.count + 1
    for _ in 0...chance.below(4) where scalars.count > first + 2 {
      let at = first + chance.below(scalars.count - first)
      switch chance.below(4) {
      case 0: scalars.remove(at: at)
      case 1: scalars[at] = Unicode.Scalar(UInt8(0x20 + chance.below(0x5F)))
      case 2: scalars.insert(contentsOf: "9999999999".unicodeScalars, at: at)
      default: scalars.swapAt(at, first + chance.below(scalars.count - first))
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func codes(_ answers: [String]) throws -> [Int] {
    try answers.compactMap { try #require(ServerValue(Array($0.utf8)))[path: ["error", "code"]]?.whole }
  }

  private func expectAlive(_ session: ServerSession) throws {
    try session.send("shutdown")
    #expect(session.answers().last?.contains("\"result\":null") == true)
  }
}
