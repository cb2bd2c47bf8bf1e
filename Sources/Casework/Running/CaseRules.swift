internal import Diagnostics
package import Explaining
internal import Interpreting
package import Records
internal import Routing
package import RuleLanguage

/// Rules that cases are run under: read and compiled once for all cases.
package struct CaseRules {
  package let checked: CheckedPolicy
  var graph: DecisionGraph { first.engine.graph }
  let first: Interpreter
  package let explanation: TraceText
  /// People who have opted out, whatever the cases say of them.
  let optedOut: OptedOutList
  /// What the contacts of drafted cases write: where the rules leave one, a text that means nothing to them.
  let plainReply: String
  /// The lines of the files that cases stand in. Looked up only, never walked.
  private var lines: [ObjectIdentifier: LineTable] = [:]

  private static let plainReplies = [
    "I have a question", "Tell me more", "Who is this?", "Good morning", "Maybe later", "Thanks", "Okay", "Hm",
  ]

  package init(_ checked: CheckedPolicy, optedOut: OptedOutList = OptedOutList()) {
    self.optedOut = optedOut
    self.checked = checked
    first = Interpreter(checked, isTraced: true)
    let interpreter = first
    plainReply = Self.plainReplies.first { interpreter.isPlain($0) } ?? Self.plainReplies[0]
    explanation = TraceText(graph: first.engine.graph, places: RulePlaces(origins: checked.origins))
  }

  /// Runs a case, and compares what it expects with what came of it.
  package mutating func verdict(of routingCase: RoutingCase) throws -> CaseVerdict {
    CaseVerdict(
      routingCase, try CaseRun(routingCase, under: self), explanation, checked.policy, lines(of: routingCase.source))
  }

  private mutating func lines(of source: Source) -> LineTable {
    let id = ObjectIdentifier(source)
    if let known = lines[id] { return known }
    let table = LineTable(source)
    lines[id] = table
    return table
  }
}
