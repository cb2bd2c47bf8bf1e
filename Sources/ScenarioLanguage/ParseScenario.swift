public import Diagnostics
import KeyedFiles
public import Simulation
public import YAMLTree

/// Reads a scenario file, and leaves out the warnings that its remarks ask to ignore. Figures that it does not give are
/// those of its preset. The order of its lines does not matter.
///
/// - Parameters:
///   - document: the result of `parseYAML`; problems that it reported are not reported again.
///   - name: the scenario's name when the file gives none: the file's name without its extension.
/// - Returns: nil when the file holds errors, all of which are in the sink.
public func parseScenario(
  _ document: YAMLDocument, name: String, around surroundings: ScenarioSurroundings, sink: inout DiagnosticSink
) -> Scenario? {
  let isReported = sink.problems.contains { $0.severity == .error && $0.primary.place.source === document.source }
  guard let root = document.root else {
    if !isReported {
      sink.report(
        Problem(
          .emptyScenario, "the file holds no scenario", at: Place(document.source, SourceSpan(0, 0)),
          help: "write `kind: scenario` and `version: 1`"))
    }
    return nil
  }
  var reader = ScenarioReader(document, ScenarioFile(surroundings: surroundings), problems: 1_000)
  let scenario = reader.read(root, name: name)
  reader.check(scenario)
  let found = reader.problems.kept
  sink.report(
    all: document.comments.isEmpty
      ? found
      : applyIgnores(
        to: found, comments: document.comments, in: document.source,
        known: diagnosticsCodes + yamlCodes + scenarioCodes,
        elsewhere: codesBesideRules))
  return isReported || reader.problems.hasErrors ? nil : scenario
}

/// Whether a document says that it is a scenario, so that a folder's rule files and scenarios can be told apart.
public func isScenario(_ document: YAMLDocument) -> Bool {
  guard let root = document.root else { return false }
  return document.entries(root).contains { key, value in
    document.string(key) == "kind" && document.string(value) == "scenario"
  }
}

extension ScenarioReader {
  /// The scenario, as far as it can be read.
  fileprivate mutating func read(_ root: NodeID, name: String) -> Scenario {
    let entries = entries(root, ScenarioKey.self)?.known ?? []
    var scenario = preset(entries).scenario
    scenario.name = name
    for entry in entries {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .kind: checkKind(entry.node)
      case .version: checkVersion(entry.node)
      case .name: scenario.name = self.name(entry.node, shape).value ?? scenario.name
      case .preset: continue
      case .contacts: contacts(entry.node, into: &scenario)
      case .arrivals: scenario.arrivals = arrivals(entry.node) ?? scenario.arrivals
      case .members: members(entry.node, into: &scenario.members)
      case .replies: replies(entry.node, into: &scenario.replies)
      case .churn: scenario.churn = churn(entry.node, shape) ?? scenario.churn
      case .run: run(entry.node, into: &scenario)
      case .gates:
        guard let gates = gates(entry.node, shape) else { continue }
        scenario.gates = gates.map(\.gate)
        scenario.gateTexts = gates.map(\.written)
      case .vary: scenario.variations = variations(entry.node, shape) ?? []
      }
    }
    return scenario
  }

  /// Reads the preset first, wherever it is: the other keys change its figures.
  private mutating func preset(_ entries: [BlockEntry<ScenarioKey>]) -> Preset {
    let words = Preset.allCases.map(\.rawValue)
    let entry = entries.first { $0.key == .preset && $0.node != nil }
    return entry.flatMap { word($0.node, words, $0.key.rule.shape).value }.flatMap(Preset.init) ?? .coldPolitical
  }

  private mutating func checkKind(_ node: NodeID?) {
    guard let node, document.kind(node) != .invalid, document.string(node) != "scenario" else { return }
    report(
      .notScenario, "expected `scenario`, found \(found(node))", at: document.span(node),
      help: document.string(node) == "rules" ? "give this file as the rules" : nil)
  }

  private mutating func checkVersion(_ node: NodeID?) {
    guard let node, document.kind(node) != .invalid else { return }
    if document.kind(node) == .plainScalar, document.string(node) == "1" { return }
    report(
      .notScenario, "expected the version `1`, found \(found(node))", at: document.span(node),
      help: "write `version: 1`")
  }
}
