import Foundation
import FoundationXML
import TestSupport
import Testing

/// Names and texts that mean something to whoever reads the output: spreadsheets, terminals, build logs, browsers, drawings.
@Suite struct HostileTextTests {
  static let names = [
    "=1+1", "end", "%%{init}", "click A href", "##vso[task.x]y", "::error::z", "<img src=x onerror=alert(1)>", "a]]>b",
    "q\"uo'te`s\\", "A-->B; C", "%0A::error::p", "a|b",
  ]
  /// The same as tags, targets, keys that no one knows, and texts that would steer a terminal.
  static let files: [String: String] = {
    func quoted(_ name: String) -> String { "'" + name.replacingOccurrences(of: "'", with: "''") + "'" }
    let members = "version: 1\nmembers: [" + names.map(quoted).joined(separator: ", ") + "]\ntag_rules:\n"
    let good = names.map { "  - { tag: \(quoted($0)), to: \(quoted($0)) }\n" }.joined()
    let bad = names.map { "  - { tag: \(quoted($0)), to: \(quoted($0 + "?")) }\n" }.joined()
    let contacts = names.enumerated().map { index, name in
      json(["id": "\u{1B}[31m\n::error::\(index)", "tags": [name]])
    }
    let events = names.indices.map { index in
      json(["event": "reply", "contact": "\u{1B}[31m\n::error::\(index)", "text": "\u{1B}[2J"])
    }
    return [
      "good.yaml": members + good, "bad.yaml": members + bad + "\"\\e[2Jkey\": 1\n",
      "c.ndjson": contacts.joined(separator: "\n") + "\n",
      "e.ndjson": (events + ["{\"event\":\"away\",\"member\":\"\\u001b[31m\\n::error::\"}"]).joined(separator: "\n")
        + "\n",
    ]
  }()

  private static func json(_ value: [String: Any]) -> String {
    let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private func run(_ line: String, _ status: Int32) throws -> String {
    let run = try Program.shell(line, files: Self.files)
    #expect(run.status == status, "\(run.notes)")
    // No control character but the end of a line reaches a terminal, and no text begins a line of its own.
    for text in [run.output, run.notes] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) })
    }
    #expect(!run.notes.split(separator: "\n").contains { $0.hasPrefix("::") })
    return run.output
  }

  @Test func `annotations`() throws {
    // GitHub shows ten of a severity, so all names take two runs.
    let lines = try ["4,9p", "10,16p"].flatMap { part in
      let half = "sed -n '1,3p;\(part)' bad.yaml > half.yaml"
      return try run("\(half); patchbay check half.yaml --format github", 1).split(separator: "\n")
    }
    #expect(lines.count == Self.names.count + 1)
    #expect(lines.allSatisfy { $0.hasPrefix("::error file=half.yaml,line=") }, "\(lines)")
    #expect(lines.contains { $0.contains("`%250A::error::p?`") }, "an escape that is written stays what it is")
    let all = try run("patchbay check bad.yaml --format github", 1).split(separator: "\n")
    #expect(all.count == 11 && all.dropLast().allSatisfy { $0.hasPrefix("::error file=bad.yaml,line=") })
    #expect(all.last == "::notice::and \(Self.names.count + 1 - 10) more problems")
  }

  @Test func `markdown`() throws {
    let lines = try run("patchbay check bad.yaml --format markdown", 1).split(separator: "\n")
    #expect(lines.count == Self.names.count + 3)
    for line in lines.dropFirst(2) {
      let tags = line.replacingOccurrences(of: "<code>", with: "").replacingOccurrences(of: "</code>", with: "")
      #expect(!tags.contains("<") && !tags.contains(">"), "\(line)")
      #expect(line.filter { $0 == "|" }.count == 4, "\(line)")
    }
  }

  @Test(arguments: ["json", "sarif", "jsonl"]) func `machine formats`(_ format: String) throws {
    let output = try run("patchbay check bad.yaml --format \(format)", 1)
    for text in format == "jsonl" ? output.split(separator: "\n").map(String.init) : [output] {
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `terminal`() throws {
    let output = try run("patchbay check bad.yaml; patchbay graph good.yaml; patchbay simulate good.yaml", 0)
    #expect(output.contains("`<U+001B>[2Jkey`"))
    let log = "patchbay stats good.yaml e.ndjson --contacts c.ndjson"
    let shown = try run("\(log); \(log) --member '=1+1'", 0)
    #expect(shown.contains("<U+001B>[31m<U+000A>::error::") && shown.contains("<U+001B>[2J"))
    let told = try run("patchbay explain good.yaml --contact '{\"id\":\"\\u001b[31m\\u202e\",\"tags\":[\"end\"]}'", 0)
    #expect(told.contains("contact <U+001B>[31m<U+202E>, tags end"))
  }

  /// Outside the fences of a picture, a comment for a pull request has its own markup alone: no link, no mention, no tag of someone else.
  @Test func `a review`() throws {
    let old = "sed 's/to: .*/to: end }/' good.yaml > '<b>@all`.yaml'"
    let comment = try run("\(old); patchbay review '<b>@all`.yaml' good.yaml --contacts c.ndjson --quiet", 0)
    var isPicture = false
    for line in comment.split(separator: "\n") {
      if line.hasPrefix("```") { isPicture.toggle() } else if isPicture { continue }
      if line == "```mermaid" || line == "```" { continue }
      let own = ["<br>", "<code>", "</code>", "<details><summary>", "</summary>", "</details>"]
      let text = own.reduce(String(line)) { $0.replacingOccurrences(of: $1, with: "") }
      #expect(!text.contains { "<>@`[]".contains($0) }, "\(line)")
      if line.hasPrefix("|") { #expect([4, 5, 6].contains(text.count { $0 == "|" }), "\(line)") }
    }
    #expect(!isPicture && comment.contains("&lt;img src=x onerror=alert&#40;1&#41;&gt;"))
  }

  @Test func `svg`() throws {
    let picture = try run("patchbay graph good.yaml --format svg", 0)
    let parser = XMLParser(data: Data(picture.utf8))
    #expect(parser.parse(), "\(parser.parserError.debugDescription)")
    #expect(!picture.contains("<img"))
  }

  /// In Mermaid everything but letters, digits, spaces and the plainest signs is written by its number.
  @Test func `mermaid`() throws {
    let lines = try run("patchbay graph good.yaml --format mermaid", 0).split(separator: "\n")
    #expect(lines.first == "flowchart TD")
    for line in lines.dropFirst() {
      guard let open = line.firstIndex(of: "\""), let close = line.lastIndex(of: "\"") else { continue }
      let label = line[line.index(after: open)..<close].replacingOccurrences(of: "<br>", with: "")
      #expect(!label.contains { "\"<>{}[]()|`%\\".contains($0) }, "\(line)")
    }
    #expect(
      !lines.contains { ["end", "click"].contains($0.trimmingCharacters(in: .whitespaces).prefix { $0 != " " }) })
  }

  /// In DOT a label ends at the first quote that no backslash takes.
  @Test func `dot`() throws {
    for line in try run("patchbay graph good.yaml --format dot", 0).split(separator: "\n") {
      guard let start = line.range(of: "label=\"")?.upperBound else { continue }
      var rest = line[start...]
      while let next = rest.first, next != "\"" { rest = rest.dropFirst(next == "\\" ? 2 : 1) }
      #expect(
        ["\"]", "\", shape=oval]", "\", shape=box]", "\", shape=diamond]", "\", shape=component]"].contains(rest))
    }
  }

  @Test func `effects`() throws {
    let lines = try run("patchbay route good.yaml e.ndjson --contacts c.ndjson", 0).split(separator: "\n")
    #expect(lines.count == Self.names.count + 1)
    for (line, name) in zip(lines, Self.names) {
      let effect = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(effect?["to"] as? [String] == [name])
      #expect((effect?["contact"] as? String)?.hasPrefix("\u{1B}[31m\n::error::") == true)
    }
    #expect(lines.last?.contains("\"reason\":\"unknown_member\"") == true)
  }
}
