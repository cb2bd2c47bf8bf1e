internal import Diagnostics
internal import Text
internal import YAMLTree

/// Reads a baseline: JSON, which is YAML as well. It was written by a program, so the first thing that is wrong ends it.
struct BaselineReader {
  private let document: YAMLDocument
  private let source: Source
  private static let mostOfOne = 1_000_000

  init(_ source: Source) throws(Failure) {
    self.source = source
    var sink = DiagnosticSink()
    document = parseYAML(source, sink: &sink)
    if let problem = sink.sorted.first(where: { $0.severity == .error }) {
      throw failure(problem.message, at: problem.primary.place.span)
    }
  }

  func entries() throws(Failure) -> [(ProblemIdentity, Int)] {
    guard let root = document.root else { throw failure("it is empty") }
    let values = try members(root, [BaselineKeys.schema, BaselineKeys.problems])
    let kind = try text(values[0])
    guard kind == BaselineKeys.kind else {
      throw failure("its schema is \(quoted(kind)), expected `\(BaselineKeys.kind)`", at: document.span(values[0]))
    }
    guard document.kind(values[1]) == .sequence else {
      throw failure("expected a list of problems", at: document.span(values[1]))
    }
    var found: [(ProblemIdentity, Int)] = []
    for node in document.elements(values[1]) {
      let values = try members(
        node, [BaselineKeys.file, BaselineKeys.code, BaselineKeys.text, BaselineKeys.count])
      guard document.kind(values[3]) == .plainScalar, let count = Int(document.string(values[3])),
        (1...Self.mostOfOne).contains(count)
      else {
        throw failure(
          "expected a whole number from 1 to \(grouped(Self.mostOfOne))", at: document.span(values[3]))
      }
      let identity = ProblemIdentity(
        code: try text(values[1]), file: try text(values[0]), text: try text(values[2]))
      found.append((identity, count))
    }
    return found
  }

  /// The values of an object that has these keys and no others.
  private func members(_ node: NodeID, _ keys: [String]) throws(Failure) -> [NodeID] {
    guard document.kind(node) == .mapping else { throw failure("expected an object", at: document.span(node)) }
    var values: [NodeID?] = keys.map { _ in nil }
    for (key, value) in document.entries(node) {
      let name = document.string(key)
      guard let index = keys.firstIndex(of: name) else {
        throw failure("unknown key \(quoted(name)), expected \(oneOf(keys))", at: document.span(key))
      }
      values[index] = value
    }
    let found = values.compactMap { $0 }
    guard found.count == keys.count else {
      let missing = zip(keys, values).filter { $0.1 == nil }.map { $0.0 }
      throw failure("\(quotedList(missing, "and")) is missing", at: document.span(node))
    }
    return found
  }

  private func text(_ node: NodeID) throws(Failure) -> String {
    guard document.kind(node) == .quotedScalar else { throw failure("expected a text", at: document.span(node)) }
    return document.string(node)
  }

  private func failure(_ reason: String, at span: SourceSpan? = nil) -> Failure {
    let line = span.map { ":\(LineTable(source).position(ofByte: Int($0.lower)).line)" } ?? ""
    return Failure(
      "\(quoted(source.name + line)) cannot be read as a list of known problems: \(reason)",
      help: "make it anew with `--write-baseline`")
  }
}
