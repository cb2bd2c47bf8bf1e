package import Diagnostics
internal import YAMLTree

/// A part of a text that means something by itself, for colours.
package struct SemanticToken: Sendable {
  /// In the order in which servers number them.
  package enum Kind: Int, Sendable, CaseIterable {
    case key, member, list, tag, word
  }

  package let kind: Kind
  package let span: SourceSpan
  package let isDeclaration: Bool
}

extension Workspace {
  /// The keys, names and words of a file, in order of place.
  package func tokens(in path: String) -> [SemanticToken] {
    guard let file = analysis(path), let shape = ShapeNode.root(file.role), let root = file.document.root else {
      return []
    }
    let lists = lists(of: path)
    var tokens = file.mentions.all.map { mention in
      SemanticToken(kind: mention.thing(lists).kind.token, span: mention.span, isDeclaration: mention.isDeclaration)
    }
    var walk = WordWalk(document: file.document)
    walk.visit(root, shape)
    tokens += walk.found
    return tokens.sorted { $0.span.lower < $1.span.lower }
  }
}

extension NameKind {
  fileprivate var token: SemanticToken.Kind {
    switch self {
    case .member: .member
    case .list: .list
    case .tag: .tag
    }
  }
}

/// Finds the keys and words of the language.
private struct WordWalk {
  let document: YAMLDocument
  var found: [SemanticToken] = []

  mutating func visit(_ node: NodeID, _ shape: ShapeNode) {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      guard !shape.words.isEmpty, shape.words.contains(document.string(node)) else { return }
      found.append(SemanticToken(kind: .word, span: document.span(node), isDeclaration: false))
    case .sequence:
      guard let entry = shape.entry else { return }
      for element in document.elements(node) { visit(element, entry) }
    case .mapping:
      for (key, value) in document.entries(node) {
        let name = document.string(key)
        if shape.isFixed(name) {
          found.append(SemanticToken(kind: .key, span: document.span(key), isDeclaration: false))
        }
        if let inner = shape.value(name) { visit(value, inner) }
      }
    case .invalid: break
    }
  }
}
