internal import Diagnostics
public import YAMLTree

/// What kind of file a YAML file says it is, by the value of its key `kind`.
public enum FileKind: String, CaseIterable, Sendable {
  case rules, scenario

  /// The shape of `kind` in a file of this kind.
  public var shape: ValueShape { .word([rawValue]) }
}

extension KeyedReader {
  /// What kind of file this is, by its own account. Anything that is not a kind is reported.
  public mutating func fileKind(_ root: NodeID) -> Written<FileKind> {
    guard let node = document.fileKindNode, document.kind(node) != .invalid else { return .absent }
    let words = FileKind.allCases.map(\.rawValue)
    guard case .value(let text, let span) = word(node, words, .word(words)), let kind = FileKind(rawValue: text) else {
      return .invalid
    }
    return .value(kind, span)
  }
}

extension YAMLDocument {
  /// What kind of file this is, by its own account; nil where it does not say so.
  public var fileKind: FileKind? { fileKindNode.flatMap { FileKind(rawValue: string($0)) } }

  fileprivate var fileKindNode: NodeID? {
    guard let root, kind(root) == .mapping else { return nil }
    return entries(root).first { string($0.key) == "kind" }?.value
  }
}
