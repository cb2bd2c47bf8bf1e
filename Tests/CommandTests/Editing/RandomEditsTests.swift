import Checking
import Diagnostics
import Foundation
import JSONTree
import Surroundings
import TestSupport
import Testing
import Text

@testable import PatchbayCommand

/// However a text came about, what the server shows is what `check` reports of it.
@Suite struct RandomEditsTests {
  /// What people type, and what breaks files.
  private static let pieces = [
    "", "", "a", "joe", " ", "  ", "\n", "\n  - ", ": ", "[", "]", "{", "}", "\"", "'", "#", ",", "é", "👩🏽‍🚒", "\t",
    "tag: Donor\n",
    "members: [ana]\n", "version: 2\n", "to: [ana, joe]", "|\n", "\u{202E}", "- - -", "kind: scenario\n", "\r\n", "no",
    "~",
  ]

  @Test(arguments: ["rules.yaml", "rules.cases.yaml"]) func `problems equal those of check`(_ name: String) throws {
    let original = try FileManager.default.contentsOfDirectory(atPath: fixture("lsp/first").path)
    try Program.withFolder { scratch in
      let folder = scratch.resolvingSymlinksInPath()
      for file in original where file != "session" {
        try FileManager.default.copyItem(
          at: fixture("lsp/first").appendingPathComponent(file), to: folder.appendingPathComponent(file))
      }
      let file = folder.appendingPathComponent(name)
      var text = try String(contentsOf: file, encoding: .utf8)
      let session = ServerSession(folder)
      try session.send(
        "initialize {\"rootUri\": \"FOLDER\", \"capabilities\": {\"general\": {\"positionEncodings\": [\"utf-16\"]}}}")
      session.open(name, text)
      var chance = Chance(20_26)
      var shown = try problems(session.answers(), of: name) ?? []
      for round in 0..<samples(150, fast: 30) {
        let edit = edit(&text, &chance)
        session.send(
          method: "textDocument/didChange",
          [
            "textDocument": ["uri": .text("file://\(file.path)"), "version": ServerValue(round)],
            "contentChanges": [edit],
          ])
        shown = try problems(session.answers(), of: name) ?? shown
        try Data(text.utf8).write(to: file)
        let expected = try checked(file.path, in: folder.path, name: name)
        #expect(shown == expected, "round \(round): \(text)")
        if shown != expected { break }
        if round % 30 == 29 {
          let run = try Program.shell("patchbay check \(name) --format json", in: folder)
          let count = run.output.components(separatedBy: "\"code\":\"PB").count - 1
          #expect(count == shown.count, "round \(round): \(run.output)")
        }
        // Files that are broken beyond everything tell little.
        if round % 10 == 9 {
          text = try String(contentsOf: fixture("lsp/first").appendingPathComponent(name), encoding: .utf8)
          session.send(
            method: "textDocument/didChange",
            [
              "textDocument": ["uri": .text("file://\(file.path)"), "version": ServerValue(round)],
              "contentChanges": [["text": .text(text)]],
            ])
          shown = try problems(session.answers(), of: name) ?? shown
        }
      }
    }
  }

  /// Replaces a part of the text, and says so as a client does.
  private func edit(_ text: inout String, _ chance: inout Chance) -> ServerValue {
    let scalars = Array(text.unicodeScalars)
    let start = chance.below(scalars.count + 1)
    let end = min(scalars.count, start + (chance.happens(50) ? 0 : chance.below(12)))
    let piece = Self.pieces[chance.below(Self.pieces.count)]
    func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
    func place(_ index: Int) -> ServerValue {
      // Lines as the protocol has them: LF, CRLF, CR.
      let units = Array(string(scalars[..<index]).utf16)
      let next = index < scalars.count ? scalars[index] : " "
      var (line, start) = (0, 0)
      for at in units.indices where units[at] == 0x0A || units[at] == 0x0D {
        let following = at + 1 < units.count ? units[at + 1] : UInt16(truncatingIfNeeded: next.value)
        if units[at] == 0x0D, following == 0x0A { continue }
        (line, start) = (line + 1, at + 1)
      }
      // Between CR and LF there is no place: the end of the line is meant.
      let isBetween = units.last == 0x0D && next == "\n"
      return ["line": ServerValue(line), "character": ServerValue(units.count - start - (isBetween ? 1 : 0))]
    }
    let between: (Int) -> Int = { index in
      index > 0 && index < scalars.count && scalars[index - 1] == "\r" && scalars[index] == "\n" ? index - 1 : index
    }
    let (from, to) = (between(start), max(between(start), between(end)))
    let json: ServerValue = ["range": ["start": place(from), "end": place(to)], "text": .text(piece)]
    text = string(scalars[..<from]) + piece + string(scalars[to...])
    return json
  }

  /// What is shown of a file last, as lines that can be compared; nil where nothing was said.
  private func problems(_ answers: [String], of name: String) throws -> [String]? {
    var shown: [String]?
    for answer in answers {
      let message = try #require(ServerValue(Array(answer.utf8)))
      guard message["method"]?.text == "textDocument/publishDiagnostics",
        message[path: ["params", "uri"]]?.text?.hasSuffix("/" + name) == true
      else { continue }
      shown = message[path: ["params", "diagnostics"]]?.list?.map { problem in
        let line = problem[path: ["range", "start", "line"]]?.whole ?? -1
        let message = (problem["message"]?.text ?? "").split(separator: "\n").first ?? ""
        return "\(line + 1): \(problem["code"]?.text ?? "") \(message)"
      }
    }
    return shown
  }

  private func checked(_ path: String, in folder: String, name: String) throws -> [String] {
    let files = RuleFiles(root: try Root(folder), standardInputName: "-")
    let source = try files.source(path)
    // What is empty, or YAML of someone else, is left alone.
    if source.bytes.isEmpty || !isCaseFile(path) && !isRuleFile(source) { return [] }
    var run = CheckRun(files: files, progress: NoProgress())
    try run.check([path])
    var tables = LineTables()
    return run.report.sink.sorted.filter { $0.primary.place.source.name == path }.map { problem in
      let line = tables.start(of: problem.primary.place).line
      let message = legible(problem.message, limit: .max).split(separator: "\n").first ?? ""
      return "\(line): \(problem.code.name) \(message)".replacing(folder, with: "FOLDER")
    }
  }
}
