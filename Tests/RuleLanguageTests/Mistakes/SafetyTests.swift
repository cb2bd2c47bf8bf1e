import Campaign
import Diagnostics
import RuleLanguage
import TestSupport
import Testing

/// What `safe` means of a fix, as `docs/commands.md` defines it.
@Suite struct SafetyTests {
  @Test func `safe fixes keep what rules mean`() { expectSafety(of: mutations(400)) }

  @Test(.tags(.slow), .onlyInFullRuns)
  func `safe fixes keep what ten thousand files mean`() { expectSafety(of: mutations(10_000)) }

  @Test(arguments: try fixtures(in: "rules/failing", ending: ".yaml") + fixtures(in: "rules/passing", ending: ".yaml"))
  func `safe fixes keep what fixtures mean`(_ name: String) throws {
    let folder = try fixtures(in: "rules/failing", ending: ".yaml").contains(name) ? "failing" : "passing"
    try expectSafety(of: Project.text("Tests/Fixtures/rules/\(folder)/\(name).yaml"), name)
  }

  @Test(arguments: try mistakeFiles())
  func `safe fixes keep what slips mean`(_ name: String) throws {
    for mistake in try mistakes(name) { expectSafety(of: mistake.text, mistake.title) }
  }

  private func expectSafety(of mutations: [(name: String, mutation: Mutation)]) {
    for (name, mutation) in mutations { expectSafety(of: mutation.text, "\(name):\(mutation.line) \(mutation.kind)") }
  }

  private func expectSafety(of text: String, _ name: String) {
    let source = Source(name: "rules.yaml", bytes: Array(text.utf8))
    var sink = DiagnosticSink()
    let before = checkRules(source, zones: someZones, sink: &sink)
    for problem in sink.problems {
      for fix in problem.fixes where fix.safety == .safe {
        var edited = EditedText(source.bytes)
        edited.apply(fix.edits.sorted { $0.place.span.lower < $1.place.span.lower })
        let fixed = Source(name: "rules.yaml", bytes: edited.bytes)
        var left = DiagnosticSink()
        let after = checkRules(fixed, zones: someZones, sink: &left)
        if let before {
          #expect(after.map { meaning($0.policy) } == meaning(before.policy), "\(name): \(fix.title)")
        } else {
          let (old, new) = (words(of: source.bytes), words(of: fixed.bytes))
          #expect(old.joined() == new.joined() || Set(old) == Set(new), "\(name): \(fix.title)")
        }
      }
    }
  }

  /// A second copy of a tag rule decides nothing.
  private func meaning(_ policy: RoutingPolicy) -> [String] {
    var rules: [TagRule] = []
    for rule in policy.tagRules where !rules.contains(rule) { rules.append(rule) }
    return [
      "\(policy.action) \(policy.team) \(policy.selectedCount) \(policy.lists) \(policy.distribution)",
      "\(policy.replySteps) \(policy.optOutKeywords) \(policy.reviewPhrases) \(policy.autoTags)",
      "\(String(describing: policy.textingHours)) \(policy.notifications.count) \(policy.tags) \(policy.fields)",
      "\(rules)",
    ]
  }

  /// The words of a file that could not be checked, as they are read: without quotes, brackets, blanks and upper case, and
  /// with values that have one reading written in one way.
  private func words(of bytes: [UInt8]) -> [String] {
    var words: [String] = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let visible = line.replacing("\u{A0}", with: " ").drop { $0 == " " }
      guard !visible.hasPrefix("#") else { continue }
      let code = visible.firstRange(of: " #").map { visible[..<$0.lowerBound] } ?? visible
      let pieces = code.split { !($0.isLetter || $0.isNumber || $0 == ":" || $0 == "_") && $0 != "-" && $0 != " " }
      for piece in pieces {
        for word in piece.split(separator: " ") {
          let folded = word.lowercased().filter { $0 != "_" && $0 != "-" && $0 != ":" }
          if !folded.isEmpty { words.append(Self.readings[folded] ?? folded) }
        }
      }
    }
    // A missing version has one reading.
    if words.starts(with: ["version", "1"]) { words.removeFirst(2) }
    return words
  }

  private static let readings = [
    "yes": "true", "on": "true", "no": "false", "off": "false", "none": "null", "never": "null", "unlimited": "null",
  ]
}
