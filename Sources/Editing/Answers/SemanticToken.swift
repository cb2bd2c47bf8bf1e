package import Diagnostics
internal import KeyedFiles
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
    guard let file = analysis(path), let root = KeyShapes.root(file.role), let node = file.document.root else {
      return []
    }
    let lists = lists(of: path)
    var tokens = file.mentions.all.map { mention in
      SemanticToken(kind: mention.thing(lists).kind.token, span: mention.span, isDeclaration: mention.isDeclaration)
    }
    var walk = WordWalk(file: file, shapes: KeyShapes.of(file.role))
    walk.visit(node, walk.shapes.alternatives(root))
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
  let file: FileAnalysis
  let shapes: KeyShapes
  var found: [SemanticToken] = []

  mutating func visit(_ node: NodeID, _ alternatives: [ValueShape]) {
    let document = file.document
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      if alternatives.contains(where: { holds(document.string(node), $0) }) {
        found.append(SemanticToken(kind: .word, span: document.span(node), isDeclaration: false))
      }
    case .sequence:
      let elements = alternatives.flatMap { shapes.shape(after: .entry, $0) }.flatMap(shapes.alternatives)
      if elements.isEmpty { return }
      for element in document.elements(node) { visit(element, elements) }
    case .mapping:
      for (key, value) in document.entries(node) {
        let name = document.string(key)
        for case .keys(let phrase) in alternatives where shapes.keys(of: phrase).contains(where: { $0.name == name }) {
          found.append(SemanticToken(kind: .key, span: document.span(key), isDeclaration: false))
          break
        }
        let values = alternatives.flatMap { shapes.shape(after: .key(name), $0) }.flatMap(shapes.alternatives)
        if !values.isEmpty { visit(value, values) }
      }
    case .invalid: break
    }
  }

  private func holds(_ text: String, _ shape: ValueShape) -> Bool {
    switch shape {
    case .word(let words): words.contains(text)
    case .name(let phrase): NameRole.ofValue(phrase)?.words.contains(text) == true
    case .flag, .null, .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .text, .list, .oneOrMore,
      .named, .keys, .either:
      false
    }
  }
}
