public import Diagnostics
import KeyedFiles
public import Simulation
internal import Text
import YAMLTree

/// Reads a scenario file, and leaves out the warnings that its remarks ask to ignore. Figures that it does not give are
/// those of its preset. The order of its lines does not matter.
///
/// - Parameter name: the scenario's name when the file gives none: the file's name without its extension.
/// - Returns: nil when the file holds errors, all of which are in the sink.
public func parseScenario(
  _ source: Source, name: String, around surroundings: ScenarioSurroundings, sink: inout DiagnosticSink
) -> Scenario? {
  var yaml = DiagnosticSink()
  let document = parseYAML(source, sink: &yaml)
  var reader = ScenarioReader(
    document, ScenarioFile(surroundings: surroundings), problems: DiagnosticSink.mostOfOneFile)
  let scenario = reader.file(name: name, isReadable: !yaml.hasErrors)
  let found = reader.problems(after: yaml)
  sink.report(
    all: document.comments.isEmpty
      ? found
      : applyIgnores(
        to: found, comments: document.comments, in: source, known: diagnosticsCodes + yamlCodes + scenarioCodes,
        elsewhere: codesBesideRules), dropped: reader.dropped(after: yaml))
  return yaml.hasErrors || reader.problems.hasErrors ? nil : scenario
}

/// Whether a file says that it is a scenario, so that a folder's rule files and scenarios can be told apart.
public func isScenario(_ source: Source) -> Bool {
  // Most files are rules, and large ones need not be read to find that out; beyond the limit, nothing is read.
  guard source.bytes.count <= YAMLLimits().bytes, holds(source.bytes, FileKind.scenario.rawValue) else { return false }
  var problems = DiagnosticSink()
  return parseYAML(source, sink: &problems).fileKind == .scenario
}

private func holds(_ bytes: [UInt8], _ word: String) -> Bool {
  let word = Array(word.utf8)
  guard let first = word.first, let last = word.last, bytes.count >= word.count else { return false }
  let block = 1024
  return bytes.withUnsafeBufferPointer { bytes in
    let (length, end) = (word.count - 1, bytes.count - word.count + 1)
    var start = 0
    while start < end {
      let places = start..<min(start + block, end)
      let text = UnsafeBufferPointer(rebasing: bytes[start..<places.upperBound + length])
      // Few blocks have both letters where the word has them.
      if ASCII.holds(first, and: last, length, in: text),
        places.contains(where: { at in word.indices.allSatisfy { bytes[at + $0] == word[$0] } })
      {
        return true
      }
      start = places.upperBound
    }
    return false
  }
}

extension ScenarioReader {
  /// - Parameter isReadable: whether the YAML was without problems, so that a document without a root is an empty one.
  fileprivate mutating func file(name: String, isReadable: Bool) -> Scenario? {
    guard let root = document.root else {
      if isReadable {
        report(
          .emptyScenario, "the file holds no scenario", at: SourceSpan(0, 0),
          help: "write `kind: scenario` and `version: 1`")
      }
      return nil
    }
    guard isOfScenario(root) else { return nil }
    let scenario = read(root, name: name)
    check(scenario)
    return scenario
  }

  /// A file that says it is of another kind is not read as a scenario.
  private mutating func isOfScenario(_ root: NodeID) -> Bool {
    switch fileKind(root) {
    case .absent, .value(.scenario, _): return true
    case .invalid: return false
    case .value(.rules, let span):
      report(
        .notScenario, "expected `scenario`, found `rules`", at: span, help: "give this file as the rules")
      return false
    }
  }

  /// The scenario, as far as it can be read.
  private mutating func read(_ root: NodeID, name: String) -> Scenario {
    let entries = entries(root, ScenarioKey.self)?.known ?? []
    var scenario = preset(entries).scenario
    scenario.name = name
    for entry in entries {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .kind, .preset: continue
      case .version: _ = wholeNumber(entry.node, shape)
      case .name: scenario.name = self.name(entry.node, shape).value ?? scenario.name
      case .contacts: contacts(entry.node, into: &scenario)
      case .arrivals: scenario.arrivals = arrivals(entry.node) ?? scenario.arrivals
      case .members: members(entry.node, into: &scenario.members)
      case .replies: replies(entry.node, into: &scenario.replies)
      case .channel: scenario.channel = channel(entry.node) ?? scenario.channel
      case .followUp: scenario.followUp = followUp(entry.node) ?? scenario.followUp
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
}
