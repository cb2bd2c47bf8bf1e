import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  mutating func run(_ node: NodeID?, into scenario: inout Scenario) {
    guard let entries = entries(node, RunKey.self)?.known else { return }
    refuseTwo(
      of: [.replications, .precision], in: entries,
      help: "write `replications` for a fixed number, or `precision` for as many as it takes")
    var warmUp: SourceSpan?
    for entry in entries {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .until:
        guard let time = time(entry.node, shape) else {
          language.mentions.untilIsKnown = false
          continue
        }
        scenario.until = time
        language.mentions.until = entry.node.map(document.span)
      case .warmUp:
        guard let time = time(entry.node, shape) else { continue }
        scenario.warmUp = time
        warmUp = entry.node.map(document.span)
      case .replications: if let count = wholeNumber(entry.node, shape).value { scenario.replications = count }
      case .precision: scenario.precision = precision(entry.node, shape) ?? scenario.precision
      case .seed: if let seed = seed(entry.node, shape).value { scenario.seed = seed }
      }
    }
    guard let warmUp, language.mentions.untilIsKnown, scenario.warmUp >= scenario.until else { return }
    report(
      .warmUpTooLong,
      "the warm-up lasts \(quoted(written(scenario.warmUp))), so nothing of a run of "
        + "\(quoted(written(scenario.until))) is measured", at: warmUp,
      related: language.mentions.until.map { [Label(place($0), "how long the run lasts")] } ?? [],
      help: "write a warm-up that is shorter than the run")
  }

  mutating func churn(_ node: NodeID?, _ shape: ValueShape) -> [TeamChange]? {
    let before = problems.errors
    let changes = list(node, shape, "changes") { $0.change($1) }
    language.mentions.changesAreKnown = problems.errors == before
    guard let changes else { return nil }
    let sorted = changes.sorted { a, b in
      if a.change.at != b.change.at { return a.change.at < b.change.at }
      if a.change.member != b.change.member { return precedes(a.change.member, b.change.member) }
      return (a.change.joins ? 1 : 0, a.span.lower) < (b.change.joins ? 1 : 0, b.span.lower)
    }
    language.mentions.changes = sorted
    return sorted.map(\.change)
  }

  private mutating func change(_ node: NodeID) -> (change: TeamChange, span: SourceSpan)? {
    guard let entries = entries(node, ChurnKey.self) else { return nil }
    refuseTwo(of: [.joins, .leaves], in: entries.known, help: "write one entry for each of the two")
    var at: Milliseconds?
    var who: (member: String, span: SourceSpan, joins: Bool)?
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .at:
        at = time(entry.node, shape)
        if let at { noteMoment(at, "this change comes", entry.node) }
      case .joins, .leaves:
        if case .value(let member, let span) = name(entry.node, shape) { who = (member, span, entry.key == .joins) }
      }
    }
    if !entries.hasUnknown, !entries.known.contains(where: { $0.key != .at }) {
      report(
        .missingScenarioKey, "\(ChurnKey.phrase) needs `joins` or `leaves`",
        at: document.span(document.firstChild(node) ?? node), help: "write `joins:` or `leaves:` with a team member")
    }
    guard let at, let who else { return nil }
    return (TeamChange(at: at, member: who.member, joins: who.joins), who.span)
  }
}
