import Diagnostics
import KeyedFiles
import RuleLanguage
import TestSupport
import Testing

@Suite struct KeyTableTests {
  @Test(arguments: Block.allCases)
  func `every key is explained in one line without a final period`(_ block: Block) {
    #expect(!block.keys.isEmpty)
    for (name, rule) in block.keys {
      #expect(!name.isEmpty && !rule.doc.isEmpty && !rule.doc.contains("\n") && !rule.doc.hasSuffix("."))
    }
  }

  @Test func `a rule file takes these keys`() {
    let names = Block.file.keys.map(\.name)
    #expect(
      names == [
        "version", "kind", "action", "team", "lists", "members", "distribution", "reply_routing", "reply_timeout",
        "tag_rules",
        "auto_tags", "opt_out", "texting_hours", "notifications", "list", "invariants", "cases",
      ])
    #expect(Block.file.keys.filter(\.rule.isRequired).map(\.name) == ["version", "members"])
  }
}

@Suite struct ProblemLimitTests {
  @Test(.tags(.slow), .onlyInFullRuns)
  func `no number of warnings hides an error, and no number of mistakes fills the memory`() {
    let warnings = String(repeating: "ana, ", count: 5_000)
    let errors = (0..<5_000).map { "x\($0)" }.joined(separator: ", ")
    let file = "version: 1\nmembers: [\(warnings)]\ntag_rules: [{ tag: VIP, to: [\(errors)] }]\n"
    var sink = DiagnosticSink()
    #expect(checkRules(Source(name: "rules.yaml", bytes: Array(file.utf8)), zones: someZones, sink: &sink) == nil)
    #expect(sink.problems.count { $0.severity == .error } == RuleLimits().problems)
    #expect(sink.problems.count { $0.severity == .warning } == RuleLimits().problems)
    #expect(sink.errorCount == 5_000)
    #expect(sink.warningCount == 4_999)
  }
}
