import Diagnostics
import Foundation
import Studio
import StudioServer
import TestSupport
import Testing

/// The server behind its port, asked as anyone on the machine could.
@Suite(.serialized) struct ServerTests {
  private func withServer(_ body: (Int) throws -> Void) throws {
    try Program.withFolder { folder in
      try Data("version: 1\nmembers: [ana]\n".utf8).write(to: folder.appendingPathComponent("rules.yaml"))
      let site = StudioSite(try Studio(folder: folder.path, version: "0"), token: "secret", editor: nil)
      let server = try StudioServer(site, port: 0)
      defer { server.stop() }
      try body(server.port)
    }
  }

  @Test func `a question is answered, and the connection goes on`() throws {
    try withServer { port in
      let connection = try #require(Connection(port))
      for _ in 0..<3 {
        connection.send(question(port))
        #expect(connection.receive().hasPrefix("HTTP/1.1 200 "))
      }
      connection.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
      #expect(connection.receive().hasPrefix("HTTP/1.1 403 "))
      connection.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
      #expect(connection.receive() == "", "who was refused is gone")
    }
  }

  @Test func `what has no end is ended`() throws {
    try withServer { port in
      let long = try #require(Connection(port))
      long.send("GET /" + String(repeating: "a", count: 1 << 20))
      #expect(!long.receive().hasPrefix("HTTP/1.1 2"))
      let headers = try #require(Connection(port))
      headers.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n" + String(repeating: "A: b\r\n", count: 100_000))
      #expect(!headers.receive().hasPrefix("HTTP/1.1 2"))
      let body = try #require(Connection(port))
      body.send(question(port, length: "1000000000"))
      #expect(body.receive().hasPrefix("HTTP/1.1 413 "))
      let nonsense = try #require(Connection(port))
      nonsense.send("\u{0}\u{1}\u{2}\r\n\r\n")
      #expect(!nonsense.receive().hasPrefix("HTTP/1.1 2"))
      let last = try #require(Connection(port))
      last.send(question(port))
      #expect(last.receive().hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func `silent connections keep no one out`() throws {
    try withServer { port in
      let silent = (0..<300).compactMap { _ in Connection(port) }
      #expect(silent.count == 300)
      let connection = try #require(Connection(port))
      connection.send(question(port))
      #expect(connection.receive().hasPrefix("HTTP/1.1 200 "))
      #expect(silent.first?.receive() == "", "the one that was silent longest is gone")
    }
  }

  private func question(_ port: Int, length: String? = nil) -> String {
    let body = "{\"path\":\"rules.yaml\"}"
    return "POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nX-Patchbay-Token: secret\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(length ?? "\(body.utf8.count)")\r\n\r\n" + body
  }
}

/// A connection to the machine itself.
private final class Connection {
  private let descriptor: Int32

  init?(_ port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if status != 0 { return nil }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      sent += count
    }
  }

  /// One answer; empty where the connection was closed.
  func receive() -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let head = text.range(of: "\r\n\r\n"), let match = text.firstMatch(of: /(?i)content-length: (\d+)/),
        text[head.upperBound...].utf8.count >= Int(match.1) ?? 0
      {
        return text
      }
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count <= 0 { return text }
      bytes += chunk[..<count]
    }
  }
}
