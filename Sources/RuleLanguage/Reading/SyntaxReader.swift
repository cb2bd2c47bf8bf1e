import Diagnostics
import YAMLTree

/// Reads typed values out of a YAML tree and reports what has the wrong shape.
///
/// A node that is absent or `.invalid` was reported before: readers answer `.invalid` and say nothing.
struct SyntaxReader {
  let document: YAMLDocument
  let limits: RuleLimits
  var problems: ProblemList

  init(_ document: YAMLDocument, limits: RuleLimits) {
    self.document = document
    self.limits = limits
    problems = ProblemList(limit: limits.problems)
  }

  var source: Source { document.source }
  func kind(_ node: NodeID?) -> NodeKind { node.map(document.kind) ?? .invalid }
  func place(_ span: Span) -> Place { Place(source, span) }

  /// Whether a node is a scalar that says nothing: empty, `~` or `null`, none of them in quotes.
  func isNull(_ node: NodeID) -> Bool {
    guard document.kind(node) == .plainScalar else { return false }
    let bytes = document.bytes(node)
    guard bytes.count <= 4 else { return false }
    switch String(decoding: bytes, as: UTF8.self) {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// What stands at a node, in a message.
  func found(_ node: NodeID) -> String {
    switch document.kind(node) {
    case .plainScalar where isNull(node): document.bytes(node).isEmpty ? "nothing" : quoted(document.string(node))
    case .plainScalar, .quotedScalar: quoted(document.string(node))
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .invalid: "something else"
    }
  }

  mutating func reportShape(_ node: NodeID, _ shape: ValueShape, help: String? = nil, fixes: [Fix] = []) {
    var help = help
    if help == nil, isNull(node), !document.bytes(node).isEmpty { help = "write it in quotes if it is meant as text" }
    problems.report(
      Problem(
        .wrongShape, "expected \(shape.phrase), found \(found(node))", at: document.place(node), help: help,
        fixes: fixes))
  }
}
