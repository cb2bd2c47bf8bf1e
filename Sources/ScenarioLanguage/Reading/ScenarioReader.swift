import Diagnostics
import Simulation
import YAMLTree

/// Reads typed values out of a scenario's tree and reports what does not fit, all of it.
///
/// A node that is `.invalid` was reported before: readers answer nil and say nothing.
struct ScenarioReader {
  let document: YAMLDocument
  var problems = DiagnosticSink()

  init(_ document: YAMLDocument) { self.document = document }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at node: NodeID, label: String = "", help: String? = nil,
    fixes: [Fix] = []
  ) {
    problems.report(
      Problem(code, message, at: document.place(node), label: label, help: help, fixes: fixes))
  }

  /// The known entries of a mapping, in the order of the file; empty, with a report, for what is no mapping.
  mutating func entries<Key: ScenarioKeySet>(_ node: NodeID, _: Key.Type) -> [(key: Key, node: NodeID)] {
    guard document.kind(node) == .mapping else {
      reportShape(node, "a mapping with the keys \(quotedList(Key.allCases.map(\.rawValue), "or"))")
      return []
    }
    let written = document.entries(node)
    let taken = written.compactMap { Key(rawValue: document.string($0.key)) }
    var found: [(Key, NodeID)] = []
    for (name, value) in written where document.kind(name) != .invalid {
      if let key = Key(rawValue: document.string(name)) {
        found.append((key, value))
      } else {
        reportUnknown(name, Key.self, free: Key.allCases.filter { !taken.contains($0) }.map(\.rawValue))
      }
    }
    return found
  }

  private mutating func reportUnknown<Key: ScenarioKeySet>(_ name: NodeID, _: Key.Type, free: [String]) {
    let text = document.string(name)
    let meant = suggest(text, among: free, synonyms: scenarioSynonyms)
    report(
      .unknownScenarioKey,
      "unknown key \(quoted(text)) in \(Key.owner), expected \(oneOf(Key.allCases.map(\.rawValue)))", at: name,
      help: didYouMean(meant) ?? "delete it or write one of the keys expected",
      fixes: respelling(text, at: document.place(name), as: meant))
  }

  /// What stands at a node, in a message.
  func found(_ node: NodeID) -> String {
    switch document.kind(node) {
    case .plainScalar where document.bytes(node).isEmpty: "nothing"
    case .plainScalar: quoted(document.string(node))
    case .quotedScalar: "the text \(quoted(document.string(node)))"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .invalid: "something else"
    }
  }

  mutating func reportShape(_ node: NodeID, _ expected: String) {
    guard document.kind(node) != .invalid else { return }
    report(.wrongScenarioShape, "expected \(expected), found \(found(node))", at: node)
  }
}
