import Foundation
import Testing

/// The enums of `Campaign` whose raw values are words of files: each word is spelled there, and nowhere else.
let wordTables = [
  "EventKind", "EventField", "FilterField", "ContactColumn", "EffectKind", "AssignmentReason",
  "ReleaseReason",
  "Via", "HoldReason", "Refusal", "ReplyStepWord", "DistributionMode", "ClaimTimeoutWord", "Permission", "RepliesWord",
  "ZoneWord", "CountName", "NotificationKind", "NotificationChannel",
]

/// Words of the tables that are no plain English, beside those with `_`: of the others, only a reader could tell what a literal means.
private let unmistakable: Set<String> = [
  "sender", "hold", "distributed", "buckets", "claimed", "levelled", "pinned", "reassigned", "routed", "leaderboard",
]

/// Where a word of those tables is spelled again, and why.
private let spelledAgain: [(file: String, words: Set<String>, reason: String)] = [
  (
    "Campaign/Events/StateChange.swift", ["reassigned", "timed_out"],
    "remarks beside a routing, which are not the reason and the effect of the same names"
  ),
  ("Records/Columns/ContactColumn+Resembling.swift", ["hold"], "a word of headers, which is not the reply step"),
  ("Records/Events/UsualMoments.swift", ["sender"], "what other programs call the contact of an event"),
  (
    "Interpreting/Conversations/Conversation.swift", ["needs_attention", "under_review"],
    "states of conversations, a table of their own"
  ),
  ("Explaining/Contact/Explanation.swift", ["opted_out"], "a key of an explanation"),
  (
    "Explaining/WhyNot/WhyNotReasons.swift", ["tag_rule"],
    "a part of rules in JSON, which is not how a place was chosen"
  ),
  ("Casework/Coverage/Coverage.swift", ["tag_rule"], "a part of rules in JSON, which is not how a place was chosen"),
  ("Results/Monitoring/ConversationDocuments.swift", ["needs_attention"], "a key of that document"),
  ("PatchbayCommand/Subcommands/Preview.swift", ["sender", "round_robin"], "the help, for people"),
  (
    "PatchbayKit/Questions/Conversation.swift", ["needs_attention", "under_review"],
    "states of conversations, as they are for those who embed the rules"
  ),
  (
    "RuleLanguage/Keys/KeyTable.swift", ["opt_out", "answers_first"],
    "keys of rule files, which are not the event and the refusal of the same names"
  ),
  ("RuleLanguage/Keys/Synonyms.swift", [], "what people write for a word, and the word meant"),
  (
    "RuleLanguage/Templates/TemplateReader+Fields.swift", ["needs_attention"],
    "what people write for a field, and the field meant"
  ),
  (
    "ScenarioLanguage/Gates/GateParser+Measured.swift", ["opt_out", "opt_outs"],
    "what people write for a quantity, and the one meant"
  ),
  ("ScenarioLanguage/Keys/ReplyKeys.swift", ["opt_out"], "a key of scenarios, which is not the event of the same name"),
  ("Campaign/Events/EventSynonyms.swift", [], "what people write for a word, and the word meant"),
  ("ScenarioLanguage/Keys/ScenarioSynonyms.swift", [], "what people write for a word, and the word meant"),
  ("Journal/SenderRow.swift", ["sender"], "the kind of a row in a checksum, not the reply step"),
  ("Simulation/Report/Curve.swift", ["needs_attention"], "the name of a curve"),
  ("Simulation/Report/Metric.swift", ["needs_attention"], "the name of a metric"),
  (
    "Simulation/Report/ReplicationResult.swift", ["never_textable", "under_review", "outside_hours", "cap_reached"],
    "why contacts were not texted in a run, a table of its own"
  ),
]

@Suite struct WordTests {
  @Test func `opt out tag is spelled once`() {
    let found = Repository.sources.filter { $0.swift.literals.contains { $0.text == "Opt Out" } }
    #expect(found.map(\.path) == ["Sources/Campaign/Policy/OptOutTag.swift"])
  }

  @Test func `words of files are spelled once`() throws {
    var tables: [String: [String]] = [:]
    for file in Repository.files("Sources/Campaign", endings: [".swift"]) {
      for table in wordTables { if let words = words(of: table, in: file.text) { tables[table] = words } }
    }
    #expect(Set(tables.keys) == Set(wordTables), "each table is found")
    let words = Set(tables.values.joined()).filter { $0.contains("_") || unmistakable.contains($0) }
    #expect(unmistakable.isSubset(of: words))
    var unused = Set(spelledAgain.map(\.file))
    for file in Repository.sources where !file.path.contains("+Generated") {
      let path = String(file.path.dropFirst("Sources/".count))
      let allowed = spelledAgain.first { $0.file == path }
      for literal in tables.isEmpty ? [] : literals(of: file) {
        for word in words where literal.text == word || literal.text.contains("\"\(word)\"") {
          if let allowed, allowed.words.isEmpty || allowed.words.contains(word) {
            unused.remove(path)
          } else {
            Issue.record(
              "\(file.path):\(literal.line): `\(word)` is spelled again; take it from its table in `Campaign`")
          }
        }
      }
    }
    #expect(unused.isEmpty, "nothing is spelled again in \(unused.sorted())")
  }

  /// The literals of a file, without those that declare the words of a table.
  private func literals(of file: Repository.File) -> [SwiftText.Literal] {
    let lines = file.lines
    let isDeclaring = file.module == "Campaign"
    return file.swift.literals.filter { literal in
      !isDeclaring || lines[literal.line - 1].firstMatch(of: /^\s*case \w+ = "/) == nil
    }
  }
}

/// The raw values of an enum of words; nil where the text does not declare it.
private func words(of name: String, in text: String) -> [String]? {
  guard let head = text.firstRange(of: "enum \(name): String") else { return nil }
  let body = text[head.upperBound...].prefix { $0 != "}" }
  var words: [String] = []
  for line in body.split(separator: "\n") {
    guard let cases = line.firstMatch(of: /case (.*?)\s*\}?$/)?.1 else { continue }
    if line.contains("self") || line.contains(":") { continue }
    for one in cases.split(separator: ",") {
      let parts = one.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
      if let last = parts.last { words.append(last.trimmingCharacters(in: ["\""])) }
    }
  }
  return words
}
