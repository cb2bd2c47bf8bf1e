import Foundation
import JSONTree
import LanguageServer
import Surroundings
import Text

@testable import PatchbayCommand

/// A value of JSON as the server reads it.
typealias ServerValue = JSONTree.JSONValue

/// A client of the server in this process: what it sends is answered before it sends more.
final class ServerSession {
  let server: LanguageServer<RuleFiles>
  private let folder: URL
  private var number = 0
  /// What the server said that was not looked at yet.
  private var received: [UInt8] = []

  /// - Parameter folder: whose URI messages call `FOLDER`.
  init(_ folder: URL) {
    self.folder = folder
    server = LanguageServer(version: "VERSION", countContacts: LanguageServing.count) { path in
      (try? Root(path)).map { RuleFiles(root: $0, standardInputName: "-") }
    }
  }

  private var uri: String { "file://" + folder.path }

  /// Sends a line of a session: `open FILE`, `raw TEXT`, or a method with its parameters as JSON. Requests are numbered.
  func send(_ line: String) throws {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let (method, rest) = (parts[0], parts.count > 1 ? parts[1] : "")
    switch method {
    case "raw": server.receive(Array(rest.replacing("\\r", with: "\r").replacing("\\n", with: "\n").utf8))
    case "json": send(bytes: rest)
    case "open":
      let text = try String(contentsOf: folder.appendingPathComponent(rest), encoding: .utf8)
      open(rest, text)
    default:
      var json = JSONWriter()
      json.object { json in
        json.member("jsonrpc", "2.0")
        if !Self.isNotification(method) {
          number += 1
          json.member("id", number)
        }
        json.member("method", method)
        json.key("params")
        json.raw((rest.isEmpty ? "{}" : rest.replacing("FOLDER", with: uri)).utf8)
      }
      send(bytes: json.string)
    }
  }

  func open(_ name: String, _ text: String) {
    let parameters: ServerValue = [
      "textDocument": ["uri": .text("\(uri)/\(name)"), "languageId": "yaml", "version": 1, "text": .text(text)]
    ]
    send(method: "textDocument/didOpen", parameters)
  }

  func send(method: String, _ parameters: ServerValue) {
    let message: ServerValue = ["jsonrpc": "2.0", "method": .text(method), "params": parameters]
    send(message)
  }

  func send(_ message: ServerValue) {
    var json = JSONWriter()
    message.write(to: &json)
    send(bytes: json.string)
  }

  private func send(bytes: String) {
    server.receive(Array("Content-Length: \(bytes.utf8.count)\r\n\r\n\(bytes)".utf8))
  }

  private static func isNotification(_ method: String) -> Bool {
    method.contains("/did") || ["initialized", "exit"].contains(method) || method.hasPrefix("$/")
  }

  /// Lets the server work until there is nothing left to do, and returns what it says, each message as a line of JSON.
  func answers() -> [String] {
    while server.hasWork || server.hasWorkForPause {
      if server.hasWork { server.work() } else { server.workInPause() }
    }
    received += server.drainOutput()
    var found: [String] = []
    while let blank = received.firstRange(of: Array("\r\n\r\n".utf8)) {
      let header = String(decoding: received[..<blank.lowerBound], as: UTF8.self)
      guard let length = Int(header.dropFirst("Content-Length: ".count)) else { break }
      let end = blank.upperBound + length
      guard end <= received.count else { break }
      found.append(
        String(decoding: received[blank.upperBound..<end], as: UTF8.self).replacing(uri, with: "FOLDER")
          .replacing(folder.path, with: "FOLDER"))
      received.removeFirst(end)
    }
    return found
  }
}
