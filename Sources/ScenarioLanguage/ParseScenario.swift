public import Diagnostics
public import Simulation
public import YAMLTree

/// Reads a scenario file. What it does not say has the figures of its preset.
///
/// - Parameters:
///   - document: as `parseYAML` left it; what it reported is not reported again.
///   - name: the scenario's name when the file gives none: the file's name without its extension.
/// - Returns: nil when the file holds errors, all of which are in the sink.
public func parseScenario(_ document: YAMLDocument, name: String, sink: inout DiagnosticSink) -> Scenario? {
  let isReported = sink.problems.contains { $0.severity == .error && $0.primary.place.source === document.source }
  guard let root = document.root else {
    if !isReported {
      sink.report(
        Problem(
          .emptyScenario, "the file holds no scenario", at: Place(document.source, Span(0, 0)),
          help: "write `kind: scenario` and `version: 1`"))
    }
    return nil
  }
  var reader = ScenarioReader(document)
  let scenario = reader.read(root, name: name)
  for problem in reader.problems.problems { sink.report(problem) }
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
  /// The scenario as far as it can be read.
  mutating func read(_ root: NodeID, name: String) -> Scenario {
    let found = entries(root, ScenarioKey.self)
    var scenario = Preset.coldPolitical.scenario
    scenario.name = name
    guard document.kind(root) == .mapping else { return scenario }
    // The preset first, wherever it stands: the other keys change its figures.
    for (key, value) in found where key == .preset {
      if let preset = word(value, among: Preset.allCases.map(\.rawValue)).flatMap(Preset.init(rawValue:)) {
        scenario = preset.scenario
        scenario.name = name
      }
    }
    for (key, value) in found {
      switch key {
      case .kind: if document.kind(value) != .invalid { checkKind(value) }
      case .version: checkVersion(value)
      case .name: scenario.name = self.name(value, key.expected) ?? scenario.name
      case .preset: continue
      case .contacts: readContacts(value, into: &scenario.contacts)
      case .members: readMembers(value, into: &scenario.members.general)
      case .replies: scenario.replies.general = readReplies(value, from: scenario.replies.general)
      case .run: readRun(value, into: &scenario)
      case .gates: scenario.gates = readGates(value)
      case .vary: scenario.variations = variations(value)
      }
    }
    for key in [ScenarioKey.kind, .version] where !found.contains(where: { $0.key == key }) {
      report(
        .notScenario, "the key \(quoted(key.rawValue)) is missing in a scenario file",
        at: document.firstChild(root) ?? root, help: "write \(quoted("\(key.rawValue): ")) with \(key.expected)")
    }
    return scenario
  }

  private mutating func checkKind(_ node: NodeID) {
    if document.string(node) == "scenario" { return }
    report(
      .notScenario, "expected `scenario`, found \(found(node))", at: node,
      help: document.string(node) == "rules" ? "give this file as the rules" : nil)
  }

  private mutating func checkVersion(_ node: NodeID) {
    guard document.kind(node) != .invalid else { return }
    if document.kind(node) == .plainScalar, document.string(node) == "1" { return }
    report(.notScenario, "expected the version `1`, found \(found(node))", at: node, help: "write `version: 1`")
  }
}
