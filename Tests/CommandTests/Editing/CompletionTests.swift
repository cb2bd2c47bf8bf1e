import Foundation
import JSONTree
import TestSupport
import Testing

/// Each file of `Tests/Fixtures/completion` is a text that someone is writing, with the cursor at `⎀`; what is offered there is in the
/// `.out` beside it, one a line, with what is written.
@Suite struct CompletionTests {
  @Test(arguments: try fixtures(in: "completion", ending: ".yaml")) func `completion`(_ name: String) throws {
    let text = try String(contentsOf: fixture("completion/\(name).yaml"), encoding: .utf8)
    let cursor = try #require(text.range(of: "⎀"), "no ⎀")
    let before = text[..<cursor.lowerBound]
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    let items = try Program.withFolder { folder -> String in
      let session = ServerSession(folder)
      try session.send("initialize {\"rootUri\": \"FOLDER\", \"capabilities\": {}}")
      session.open("\(name).yaml", text.replacing("⎀", with: ""))
      _ = session.answers()
      let character = line.last.map { $0.utf16.count } ?? 0
      try session.send(
        "textDocument/completion {\"textDocument\": {\"uri\": \"FOLDER/\(name).yaml\"}, \"position\": {\"line\": \(line.count - 1), \"character\": \(character)}}"
      )
      let answer = try #require(session.answers().last)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
      let result = try #require(json["result"] as? [String: Any])
      let items = try #require(result["items"] as? [[String: Any]])
      return try items.map { item in
        let edit = try #require(item["textEdit"] as? [String: Any])
        let label = try #require(item["label"] as? String)
        let new = try #require(edit["newText"] as? String)
        let range = try #require(edit["range"] as? [String: [String: Int]])
        let start = range["start"]?["character"] ?? 0
        let end = range["end"]?["character"] ?? 0
        return "\(label) → \"\(new)\" at \(start)-\(end)"
      }.joined(separator: "\n") + "\n"
    }
    try expectGolden(items == "\n" ? "nothing\n" : items, fixture("completion/\(name).out"))
  }

  /// No one chooses among thousands, and no client shows them at once.
  @Test(arguments: [("", 500), ("Tag 59", 24), ("tg59", 24), ("Tag 1000", 0)])
  func `among many names`(_ written: String, _ count: Int) throws {
    let rules = (0..<600).map { "  - { tag: Tag \($0), to: ana }\n" }.joined()
    let text = "version: 1\nmembers: [ana]\ntag_rules:\n" + rules + "  - tag: \(written)"
    try Program.withFolder { folder in
      let session = ServerSession(folder)
      try session.send("initialize {\"rootUri\": \"FOLDER\", \"capabilities\": {}}")
      session.open("rules.yaml", text)
      _ = session.answers()
      let place = "{\"line\": 603, \"character\": \(9 + written.utf16.count)}"
      try session.send(
        "textDocument/completion {\"textDocument\": {\"uri\": \"FOLDER/rules.yaml\"}, \"position\": \(place)}")
      let last = try #require(session.answers().last)
      let answer = try #require(ServerValue(Array(last.utf8)))
      let items = try #require(answer[path: ["result", "items"]]?.list)
      #expect(items.count == count && answer[path: ["result", "isIncomplete"]]?.flag == true)
      #expect(items.allSatisfy { $0["label"]?.text?.hasPrefix("Tag ") == true })
    }
  }
}
