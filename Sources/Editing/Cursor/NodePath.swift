internal import Diagnostics
internal import YAMLTree

/// The nodes from the root of a document to the one at a place, with the steps between them.
struct NodePath {
  private(set) var steps: [PathStep] = []
  /// The node at the place.
  private(set) var node: NodeID
  /// Whether the place is in a key, which is then not among the steps.
  private(set) var isKey = false
  /// The entry of the list at the root's key that the place is in, counted from 0.
  private(set) var entry: Int?

  /// Nil where no node holds the byte.
  init?(_ document: YAMLDocument, at offset: Int) {
    func holds(_ node: NodeID) -> Bool {
      let span = document.span(node)
      return Int(span.lower) <= offset && offset <= Int(span.upper)
    }
    guard let root = document.root, holds(root) else { return nil }
    node = root
    descend: while true {
      switch document.kind(node) {
      case .plainScalar, .quotedScalar, .invalid: return
      case .sequence:
        var child = document.firstChild(node)
        var number = 0
        while let element = child, !holds(element) {
          child = document.next(element)
          number += 1
        }
        guard let element = child else { return }
        if steps.count == 1 { entry = number }
        steps.append(.entry)
        node = element
      case .mapping:
        var child = document.firstChild(node)
        while let key = child, let value = document.next(key) {
          if holds(key) {
            node = key
            isKey = true
            return
          }
          if holds(value) {
            steps.append(.key(document.string(key)))
            node = value
            continue descend
          }
          child = document.next(value)
        }
        return
      }
    }
  }
}
