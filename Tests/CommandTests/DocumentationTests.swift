import Foundation
import TestSupport
import Testing

/// Runs what the documentation shows.
///
/// - `yaml NAME`: the file NAME, for the commands below it on the same page.
/// - `yaml`, `yaml rules`: a whole rule file, which must pass `patchbay check`.
/// - `console`: lines after `$ ` are run; what follows must be what they print, times aside. A line `...` stands for any lines.
/// - `swift`, `text`, `mermaid` and the like are only shown.
///
/// The pages of diagnostics have examples of their own kind, which the tests of the modules run.
///
/// `UPDATE_GOLDEN=1` rewrites what the commands print.
@Suite struct DocumentationTests {
  static var pages: [String] {
    get throws {
      let found = try Project.files(below: "docs", ending: ".md") + Project.files(below: "rules", ending: ".md")
      return ["README.md"] + found.filter { !$0.hasPrefix("docs/diagnostics/PB") }
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: try pages) func `examples run`(_ path: String) throws {
    let file = Program.root.appendingPathComponent(path)
    var page = MarkdownPage(try String(contentsOf: file, encoding: .utf8))
    try Program.withFolder { scratch in
      // A link would lead out of the folder, where no rule file may read its team.
      try FileManager.default.copyItem(
        at: Program.root.appendingPathComponent("rules"), to: scratch.appendingPathComponent("rules"))
      for number in page.blocks.indices {
        let block = page.blocks[number]
        switch block.words.first {
        case "console": try runConsole(&page, number, in: scratch, path)
        case "yaml" where block.words.count == 1 || block.words[1] == "rules": try expectClean(block, path, in: scratch)
        case "yaml", "json", "csv", "ndjson":
          guard block.words.count > 1 else { continue }
          try Data(block.text.utf8).write(to: scratch.appendingPathComponent(block.words[1]))
        default: break
        }
      }
    }
    if updatesGolden { try Data(page.text.utf8).write(to: file) }
  }

  private func expectClean(_ block: MarkdownPage.Block, _ path: String, in scratch: URL) throws {
    try Data(block.text.utf8).write(to: scratch.appendingPathComponent("example.yaml"))
    let run = try Program.shell("patchbay check --quiet example.yaml", in: scratch)
    #expect(run.status == 0, "\(path):\(block.line): \(run.output)\(run.notes)")
  }

  private func runConsole(_ page: inout MarkdownPage, _ number: Int, in scratch: URL, _ path: String) throws {
    let block = page.blocks[number]
    var rewritten: [String] = []
    for (command, shown) in block.commands {
      let run = try Program.shell(command + " 2>&1", in: scratch)
      var printed = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if printed.last == "" { printed.removeLast() }
      #expect(matches(printed, shown), "\(path):\(block.line): $ \(command)\n\(run.output)")
      rewritten.append("$ " + command)
      rewritten += shown.contains("...") ? shown : printed
    }
    page.replace(number, with: rewritten.map { $0 + "\n" }.joined())
  }

  /// Whether lines are as shown, where `...` stands for any number of them.
  private func matches(_ lines: [String], _ shown: [String]) -> Bool {
    if updatesGolden { return true }
    let timeless = { (line: String) in line.replacing(/\b\d+(\.\d+)? (ms|s)\b/, with: "TIME") }
    var rest = lines.map(timeless)[...]
    let pieces = shown.map(timeless).split(separator: "...", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index == 0 {
        guard rest.starts(with: piece) else { return false }
        rest = rest.dropFirst(piece.count)
      } else if index == pieces.count - 1 {
        return rest.suffix(piece.count).elementsEqual(piece)
      } else {
        while !rest.starts(with: piece) {
          if rest.isEmpty { return false }
          rest = rest.dropFirst()
        }
        rest = rest.dropFirst(piece.count)
      }
    }
    return rest.isEmpty
  }
}

/// A page of Markdown, cut at its fenced blocks.
struct MarkdownPage {
  struct Block {
    /// The words after the fence.
    let words: [String]
    var text: String
    /// Of the fence, from 1.
    let line: Int

    /// Lines after `$ `, each with the lines that follow it.
    var commands: [(command: String, shown: [String])] {
      var found: [(String, [String])] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        if line.hasPrefix("$ ") {
          found.append((String(line.dropFirst(2)), []))
        } else if !found.isEmpty {
          found[found.count - 1].1.append(String(line))
        }
      }
      return found
    }
  }

  private(set) var blocks: [Block] = []
  /// The text before each block, with its fence, and after the last.
  private var between: [String] = [""]

  init(_ text: String) {
    var isInside = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        if !isInside {
          between[between.count - 1] += line + "\n"
          blocks.append(
            Block(words: line.dropFirst(3).split(separator: " ").map(String.init), text: "", line: number + 1))
        } else {
          between.append(line + "\n")
        }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].text += line + "\n"
      } else {
        between[between.count - 1] += line + "\n"
      }
    }
    // The last line's break was never there.
    between[between.count - 1].removeLast()
  }

  mutating func replace(_ number: Int, with text: String) { blocks[number].text = text }

  var text: String { zip(between, blocks.map(\.text) + [""]).map { $0 + $1 }.joined() }
}
