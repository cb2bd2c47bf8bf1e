internal import Campaign
import Diagnostics
import KeyedFiles
import YAMLTree

/// The tag rules that cases name by `line` or `index`. An edit that moves one of them makes cases fail that hold.
struct RulesNamedByPlace {
  /// The last place of each kind that is named; nothing behind it matters. Nil where no case names one.
  private var line: Int?
  private var index: Int?

  /// - Parameter cases: nil where they cannot be read: then every tag rule may be named.
  init(in cases: [RoutingCase]?) {
    guard let cases else {
      (line, index) = (.max, .max)
      return
    }
    for routingCase in cases {
      for effect in routingCase.expect + routingCase.expectNone {
        for key in effect.keys {
          guard case .records(let records) = key.value else { continue }
          for field in records.joined() { note(field) }
        }
      }
    }
  }

  private mutating func note(_ field: CaseField) {
    guard case .scalar(let scalar) = field.value, let place = Int(scalar.text) else { return }
    switch MatchedRuleKey(rawValue: field.name) {
    case .line?: line = max(line ?? 0, place)
    case .index?: index = max(index ?? 0, place)
    case nil: break
    }
  }

  var namesLine: Bool { line != nil }

  /// Whether a fix moves one of them, or moves another one to its place.
  func areMoved(by fix: Fix, in syntax: RuleSyntax, _ lines: LineTable) -> Bool {
    fix.edits.contains { edit in
      edit.place.source === syntax.source
        && (movesLines(edit, lines) || index.map { deletesRule(edit, upTo: $0, syntax) } ?? false)
    }
  }

  private func movesLines(_ edit: Edit, _ lines: LineTable) -> Bool {
    guard let line else { return false }
    let first = lines.position(ofByte: Int(edit.place.span.lower)).line
    let last = lines.position(ofByte: Int(edit.place.span.upper)).line
    let written = LineTable(Source(name: "", bytes: Array(edit.replacement.utf8))).count - 1
    return first <= line && last - first != written
  }

  private func deletesRule(_ edit: Edit, upTo index: Int, _ syntax: RuleSyntax) -> Bool {
    let rules = syntax.tagRules.value ?? []
    return rules.prefix(index < rules.count ? index + 1 : rules.count).contains { rule in
      guard let span = rule.span else { return false }
      return edit.place.span.lower <= span.lower && span.upper <= edit.place.span.upper
    }
  }
}

extension CheckedPolicy {
  /// Whether cases in the file name tag rules by their lines, which another layout may move.
  package var casesNameLines: Bool { nameLines(cases) }
  /// The lines on which the tag rules begin.
  package var tagRuleLines: [Int] {
    policy.tagRules.indices.map { origins.line(RuleID(UInt32(truncatingIfNeeded: $0))) }
  }
}

/// Whether cases name tag rules by their lines.
package func nameLines(_ cases: [RoutingCase]) -> Bool { RulesNamedByPlace(in: cases).namesLine }

extension RuleSyntax {
  /// Problems whose safe fixes leave each tag rule where cases look for it.
  ///
  /// - Parameter beside: the cases in files beside the rules, which are read only where a fix could matter to them; nil where they
  ///   cannot be read.
  func keepingPlaces(_ problems: [Problem], beside: () -> [RoutingCase]?) -> [Problem] {
    let isAnySafe = problems.contains { $0.fixes.contains { $0.safety == .safe } }
    guard isAnySafe else { return problems }
    let lines = LineTable(source)
    let all = RulesNamedByPlace(in: nil)
    var named: RulesNamedByPlace?
    return problems.map { problem in
      var problem = problem
      problem.fixes = problem.fixes.map { fix in
        guard fix.safety == .safe, all.areMoved(by: fix, in: self, lines) else { return fix }
        let known = named ?? RulesNamedByPlace(in: wholeCases.flatMap { own in beside().map { own + $0 } })
        named = known
        guard known.areMoved(by: fix, in: self, lines) else { return fix }
        problem.notes.append("cases name tag rules by `line` or `index`, which the fix changes")
        return Fix(fix.title, safety: .unsafe, edits: fix.edits)
      }
      return problem
    }
  }

  /// The cases in the file; nil where a part of them cannot be read.
  private var wholeCases: [RoutingCase]? {
    guard hasErrors, let root = document.root else { return cases }
    guard let errors, !document.isPartial, document.kind(root) == .mapping else { return nil }
    let spans = document.entries(root).filter { document.string($0.key) == FileKey.cases.rawValue }
      .map { document.span($0.value) }
    let isBroken = spans.contains { span in errors.contains { span.lower <= $0.upper && $0.lower <= span.upper } }
    return isBroken ? nil : cases
  }
}
