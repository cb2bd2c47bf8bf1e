import Campaign
import Diagnostics
import Foundation
import Records
import RuleLanguage
import TestSupport
import YAMLTree
import Zones

/// The page of a diagnostic: its examples are what the tests run.
///
/// A fenced block `yaml failing` or `yaml passing` is an example; the `text` block after a failing one shows the problems.
/// Further words of the fence: `cases` (a file of cases), `escaped` (`\xFF` stands for a byte), `NAME=NUMBER` (a lower
/// limit), `no_zones` (a machine without a time zone database), `rules` (a slip that is seen only where the file is read as rules), `also=CODE` (another problem that belongs to the example). A block `csv contacts` behind an example is the contact
/// list that it is checked beside.
struct DiagnosticPage {
  let code: DiagnosticCode
  let url: URL
  var lines: [String]

  init?(_ code: DiagnosticCode) {
    self.code = code
    url = Project.file("docs/diagnostics/\(code.name).md")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    lines = text.components(separatedBy: "\n")
  }

  struct Example {
    let words: [String]
    let text: String
    var contacts: String?
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
      } else if fence == "```csv", words.contains("contacts"), !found.isEmpty {
        found[found.count - 1].contacts = lines[start..<index].joined(separator: "\n")
      } else if fence == "```text", !found.isEmpty, found[found.count - 1].has("failing") {
        found[found.count - 1].output = start..<index
      }
      index += 1
    }
    return found
  }

  /// The problems of an example.
  func problems(of example: Example) -> DiagnosticSink { problems(of: example, in: source(of: example)) }

  func source(of example: Example) -> Source {
    let bytes = Array(example.text.utf8)
    return Source(name: "rules.yaml", bytes: example.has("escaped") ? unescaped(bytes) : bytes)
  }

  /// The problems of an example whose text became another.
  func problems(of example: Example, in source: Source) -> DiagnosticSink {
    var sink = DiagnosticSink()
    if code.number >= 100, code.number < 200, !example.has("rules") {
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
      let policy = checkRules(
        source, limits: ruleLimits(example), loader: missing, zones: example.has("no_zones") ? noZones : someZones,
        proving: true, sink: &sink)
      precondition((policy == nil) == sink.hasErrors)
      if let policy, let contacts = example.contacts {
        check(policy, beside: census(of: contacts, policy.policy), list: "list.csv", sink: &sink)
      }
    }
    return sink
  }

  private func census(of list: String, _ policy: RoutingPolicy) -> ListCensus {
    var taker = CensusTaker(policy)
    var reader = RecordReader(ArrayByteReader(Array(list.utf8)), format: .csv)
    while let block = try? reader.next() { taker.count(block) }
    return taker.census
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
      case "pickingRules": limits.pickingRules = number
      case "tags": limits.tags = number
      case "fields": limits.fields = number
      case "values": limits.valuesPerField = number
      case "cases": limits.cases = number
      case "fanOut": limits.fanOut = number
      case "proofSteps": limits.proofSteps = number
      case "invariants": limits.invariants = number
      case "name": limits.nameLength = number
      case "auto_tags": limits.autoTags = number
      case "phrases": limits.phrases = number
      case "notifications": limits.notifications = number
      case "closed_dates": limits.closedDates = number
      case "hours_exceptions": limits.hoursExceptions = number
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
