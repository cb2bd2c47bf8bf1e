import Diagnostics
import Foundation
import RuleLanguage
import YAMLTree

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The page of a diagnostic: its examples are what the tests run.
///
/// A fenced block `yaml failing` or `yaml passing` is an example; the `text` block after a failing one shows the problems.
/// Further words of the fence: `cases` (a file of cases), `escaped` (`\xFF` stands for a byte), `NAME=NUMBER` (a lower
/// limit), `also=CODE` (another problem that belongs to the example).
struct DiagnosticPage {
  let code: DiagnosticCode
  let url: URL
  var lines: [String]

  init?(_ code: DiagnosticCode) {
    self.code = code
    url = root.appending(path: "docs/diagnostics/\(code.name).md")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    lines = text.components(separatedBy: "\n")
  }

  struct Example {
    let words: [String]
    let text: String
    /// The lines of the `text` block that follows, without its fences.
    var output: Range<Int>?

    func has(_ word: String) -> Bool { words.contains(word) }
  }

  var examples: [Example] {
    var found: [Example] = []
    var index = 0
    while index < lines.count {
      let words = lines[index].split(separator: " ").map(String.init)
      index += 1
      guard let fence = words.first, fence.hasPrefix("```"), fence.count > 3 else { continue }
      let start = index
      while index < lines.count, lines[index] != "```" { index += 1 }
      if fence == "```yaml" {
        found.append(Example(words: words, text: lines[start..<index].map { $0 + "\n" }.joined()))
      } else if fence == "```text", !found.isEmpty, found[found.count - 1].has("failing") {
        found[found.count - 1].output = start..<index
      }
      index += 1
    }
    return found
  }

  /// The problems of an example.
  func problems(of example: Example) -> DiagnosticSink {
    var bytes = Array(example.text.utf8)
    if example.has("escaped") { bytes = unescaped(bytes) }
    let source = Source(name: "rules.yaml", bytes: bytes)
    var sink = DiagnosticSink()
    if code.number >= 100, code.number < 200 {
      var limits = YAMLLimits()
      for (name, number) in limitWords(example) {
        if name == "bytes" { limits.bytes = number } else if name == "depth" { limits.depth = number }
      }
      _ = parseYAML(source, limits: limits, sink: &sink)
    } else if example.has("cases") {
      _ = parseCases(source, limits: ruleLimits(example), sink: &sink)
    } else {
      let missing: RosterLoader = { _, _ in
        .failure(LoadFailure(reason: "there is no such file", help: "check the path"))
      }
      let policy = checkRules(source, limits: ruleLimits(example), loader: missing, sink: &sink)
      precondition((policy == nil) == sink.hasErrors)
    }
    return sink
  }

  private func limitWords(_ example: Example) -> [(String, Int)] {
    example.words.compactMap { word in
      let parts = word.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[1]) else { return nil }
      return (String(parts[0]), number)
    }
  }

  private func ruleLimits(_ example: Example) -> RuleLimits {
    var limits = RuleLimits()
    for (name, number) in limitWords(example) {
      switch name {
      case "members": limits.members = number
      case "lists": limits.lists = number
      case "rules": limits.rules = number
      case "tags": limits.tags = number
      case "fields": limits.fields = number
      case "values": limits.valuesPerField = number
      case "cases": limits.cases = number
      case "name": limits.nameLength = number
      default: break
      }
    }
    return limits
  }

  private func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if index + 3 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "x"),
        let byte = UInt8(String(decoding: bytes[(index + 2)...(index + 3)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 4
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
