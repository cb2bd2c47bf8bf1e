public import Diagnostics
internal import Text
public import YAMLTree

/// Reads typed values from a YAML tree and reports values of the wrong shape. Each language adds readers of its own
/// blocks.
///
/// A node that is absent or `.invalid` was reported before: readers return `.invalid` and report nothing.
///
/// Code that runs for every line is inlinable, so that it is specialized for each language: rule files can be long.
public struct KeyedReader<Language: FileLanguage> {
  public let document: YAMLDocument
  public var problems: ProblemList
  public var language: Language

  /// - Parameter limit: how many errors, and as many warnings, are kept.
  public init(_ document: YAMLDocument, _ language: Language, problems limit: Int) {
    self.document = document
    self.language = language
    problems = ProblemList(limit: limit)
  }

  @inlinable public var source: Source { document.source }
  @inlinable public func kind(_ node: NodeID?) -> NodeKind { node.map(document.kind) ?? .invalid }
  @inlinable public func place(_ span: SourceSpan) -> Place { Place(source, span) }

  /// Whether a node is a scalar without a value: empty, `~` or `null`, none of them in quotes.
  @inlinable public func isNull(_ node: NodeID) -> Bool {
    guard document.kind(node) == .plainScalar else { return false }
    let bytes = document.bytes(node)
    guard bytes.count <= 4 else { return false }
    switch String(decoding: bytes, as: UTF8.self) {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// The value of a node, in a message.
  public func found(_ node: NodeID) -> String {
    switch document.kind(node) {
    case .plainScalar where isNull(node): document.bytes(node).isEmpty ? "nothing" : quoted(document.string(node))
    case .plainScalar, .quotedScalar: quoted(document.string(node))
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .invalid: "something else"
    }
  }

  public mutating func reportShape(_ node: NodeID, _ shape: ValueShape, help: String? = nil, fixes: [Fix] = []) {
    guard !isReported(node), !reportSlip(node, where: shape) else { return }
    var (help, fixes) = (help, fixes)
    if let comment = commentInPlace(of: node) {
      (help, fixes) = ("`#` starts a remark; put text that starts with `#` in quotes", quoting(comment))
    } else if isNull(node), !document.bytes(node).isEmpty {
      help = help ?? "write it in quotes if it is meant as text"
    }
    if help == nil { (help, fixes) = reshaping(node, to: shape) }
    if help == nil, isNull(node) {
      help = isEntry(node) ? "write it there, or delete the empty entry" : "write it after the `:`, or delete the key"
    }
    problems.report(
      Problem(
        language.codes.wrongShape, "expected \(shape.phrase), found \(found(node))", at: document.place(node),
        help: help ?? language.example(of: shape).map { "write \($0)" }, fixes: fixes))
  }

  /// Whether what is wrong with a value was reported with the YAML: one of its keys, or the lines below that are to be it.
  private func isReported(_ node: NodeID) -> Bool {
    switch document.kind(node) {
    // `{{` begins a mapping as a key, which was refused.
    case .mapping: return source.bytes[Int(document.span(node).lower)...].starts(with: [0x7B, 0x7B])
    case .sequence, .quotedScalar, .invalid: return false
    case .plainScalar: break
    }
    guard document.hasHoles, document.bytes(node).isEmpty else { return false }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var line = Int(document.span(node).upper)
      while line < bytes.count, bytes[line] != 0x0A { line += 1 }
      while line < bytes.count, bytes[line] <= 0x20 { line += 1 }
      return bulletLength(bytes, line..<bytes.count) != nil
    }
  }

  /// The problems of the document's YAML, then those of its shapes. A character for which a name is refused, because it
  /// changes the direction of text or controls a terminal, is not reported a second time.
  public func problems(after yaml: DiagnosticSink) -> [Problem] {
    let refused = problems.kept.filter { $0.code == language.codes.invisibleCharacter }.map(\.primary.place.span)
    let unsaid = yaml.problems.filter { problem in
      let span = problem.primary.place.span
      let isHidden = problem.code == .bidiControl || problem.code == .controlCharacter
      return !isHidden || !refused.contains { $0.lower <= span.lower && span.upper <= $0.upper }
    }
    return unsaid + problems.kept
  }

  /// How many problems of the document's YAML and of its shapes were not kept.
  public func dropped(after yaml: DiagnosticSink) -> DroppedProblems {
    var dropped = problems.dropped
    dropped.errors += yaml.dropped.errors
    dropped.warnings += yaml.dropped.warnings
    return dropped
  }
}
