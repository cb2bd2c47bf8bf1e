public import Diagnostics
import KeyedFiles
internal import Text
package import YAMLTree

/// Reads a rule file into its typed tree. Never fails: what cannot be read is reported and leaves a hole.
public func parseRules(
  _ source: Source, limits: RuleLimits = RuleLimits(), sink: inout DiagnosticSink
) -> RuleSyntax {
  parseRules(YAMLReading(source), limits: limits, sink: &sink)
}

/// Reads a rule file whose YAML was read.
package func parseRules(
  _ reading: YAMLReading, limits: RuleLimits = RuleLimits(), sink: inout DiagnosticSink
) -> RuleSyntax {
  let yaml = reading.problems
  var reader = SyntaxReader(reading.document, limits: limits)
  var syntax = reader.rules(isReadable: !yaml.hasErrors)
  syntax.hasErrors = yaml.hasErrors || reader.problems.hasErrors
  let (found, dropped) = (reader.problems(after: yaml), reader.dropped(after: yaml))
  syntax.errors = dropped.errors > 0 ? nil : found.filter { $0.severity == .error }.map(\.primary.place.span)
  sink.report(all: found, dropped: dropped)
  return syntax
}

extension SyntaxReader {
  /// - Parameter isReadable: whether the YAML was without problems, so that a document without a root is an empty one.
  mutating func rules(isReadable: Bool) -> RuleSyntax {
    var syntax = RuleSyntax(document: document)
    guard let root = document.root else {
      if isReadable { reportEmptyFile() }
      return syntax.hollow()
    }
    syntax.head = document.span(document.firstChild(root) ?? root)
    // What is absent may stand in the part that could not be read.
    if document.isPartial {
      syntax.team = .invalid
      syntax.lists = .invalid
      syntax.members = .invalid
    }
    guard isOfRules(root) else { return syntax.hollow() }
    guard !reportOtherText(root), let entries = entries(root, FileKey.self) else { return syntax.hollow() }
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .version: syntax.version = version(entry.node, shape)
      case .kind: break
      case .action: syntax.action = name(entry.node, shape)
      case .team: syntax.team = team(entry.node, shape)
      case .lists: syntax.lists = lists(entry.node, shape)
      case .members: syntax.members = names(entry.node, shape)
      case .distribution: syntax.distribution = distribution(entry.node, shape)
      case .replyRouting: syntax.replyRouting = replyRouting(entry.node, shape)
      case .replyTimeout: syntax.replyTimeout = replyTimeout(entry.node, shape)
      case .tagRules:
        let split = reportSplitRules(entry.node)
        syntax.tagRules = list(entry.node, shape) { split.contains($1) ? .invalid : $0.tagRule($1) }
      case .autoTags: syntax.autoTags = list(entry.node, shape) { $0.autoTag($1) }
      case .optOut: syntax.optOut = optOut(entry.node)
      case .textingHours: syntax.textingHours = textingHours(entry.node)
      case .notifications: syntax.notifications = list(entry.node, shape) { $0.notification($1) }
      case .list:
        if holdsUserLists(entry.node) {
          reportUserLists(entry.span)
          if syntax.lists.isAbsent { syntax.lists = .invalid }
        } else {
          syntax.list = listFormat(entry.node)
        }
      case .invariants: syntax.invariants = list(entry.node, shape) { $0.invariant($1) }
      case .cases: syntax.cases = cases(entry.node, shape)
      }
    }
    if syntax.members.isAbsent, language.isElsewhere(FileKey.members, in: root, document) { syntax.members = .invalid }
    return syntax
  }

  private mutating func reportEmptyFile() {
    let required = FileKey.allCases.filter(\.rule.isRequired).map(\.rawValue)
    problems.report(
      Problem(
        .missingKey, "this file is empty, and \(Block.file.phrase) needs \(quotedList(required, "and"))",
        at: place(SourceSpan(0, 0)), help: "the smallest rule file is `version: 1` and `members: [NAME]`"))
  }

  /// A file that says it is of another kind is not read as rules.
  private mutating func isOfRules(_ root: NodeID) -> Bool {
    switch fileKind(root) {
    case .absent, .value(.rules, _): return true
    case .invalid: return false
    case .value(.scenario, let span):
      problems.report(
        Problem(
          .otherKindOfFile, "this is a scenario, expected \(Block.file.phrase)", at: place(span),
          help: "run it with `patchbay simulate RULES \(source.name)`"))
      return false
    }
  }
}

extension RuleSyntax {
  /// The tree of a file about which nothing is known: everything is a hole.
  func hollow() -> RuleSyntax {
    var syntax = self
    syntax.version = .invalid
    syntax.team = .invalid
    syntax.lists = .invalid
    syntax.members = .invalid
    return syntax
  }
}
