import Diagnostics
import Foundation
import JSONTree
import Studio
import TestSupport
import Testing

/// A studio over a folder that is made for a test.
struct StudioFolder {
  let studio: Studio
  let url: URL

  init(_ url: URL, _ files: [String: String]) throws {
    self.url = url.resolvingSymlinksInPath()
    for (name, text) in files {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    studio = try Studio(folder: url.path, version: "0")
  }

  static func with(_ files: [String: String], _ body: (StudioFolder) throws -> Void) throws {
    try Program.withFolder { try body(try StudioFolder($0, files)) }
  }

  func ask(_ question: StudioQuestion, _ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    try studio.answer(question, request)
  }

  /// Asks about a text that is open at a path.
  func ask(
    _ question: StudioQuestion, _ path: String, _ text: String, _ more: [JSONValue.Member] = []
  ) throws(StudioRefusal) -> JSONValue {
    let about: [JSONValue.Member] = [
      .init("path", .text(path)), .init("texts", .object([.init(path, .text(text))])),
    ]
    return try studio.answer(question, .object(about + more))
  }

  /// Why a question is refused.
  func refusal(_ question: StudioQuestion, _ request: JSONValue) -> StudioRefusal? {
    do throws(StudioRefusal) {
      _ = try ask(question, request)
      return nil
    } catch {
      return error
    }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }
}

/// A text after the edits of an answer.
func applying(_ edits: JSONValue?, of path: String, to text: String) -> String {
  let changes = edits?.list?.first { $0["path"]?.text == path }?["changes"]?.list ?? []
  func offset(_ place: JSONValue?) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let before = lines.prefix(place?["line"]?.whole ?? 0).reduce(0) { $0 + $1.utf16.count + 1 }
    return before + (place?["character"]?.whole ?? 0)
  }
  let parts = changes.map { (offset($0["range"]?["start"]), offset($0["range"]?["end"]), $0["text"]?.text ?? "") }
  var units = Array(text.utf16)
  for (start, end, new) in parts.reversed().sorted(by: { $0.0 > $1.0 }) {
    units.replaceSubrange(start..<end, with: Array(new.utf16))
  }
  return String(decoding: units, as: UTF16.self)
}
