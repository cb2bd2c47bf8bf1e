package import Diagnostics
internal import Folding
internal import KeyedFiles
internal import RuleLanguage
package import YAMLTree

/// A name at a place of a file.
package struct Mention: Sendable {
  /// What it may be the name of; never empty.
  package let kinds: [NameKind]
  package let text: String
  package let span: SourceSpan
  /// Whether it says that there is someone, or such a list.
  package let isDeclaration: Bool
}

/// A member, a user list or a tag, whatever place names it.
package struct NamedThing: Hashable, Sendable {
  package let kind: NameKind
  /// As the first place found spells it.
  package let text: String
  private let folded: String

  package init(_ kind: NameKind, _ text: String) {
    self.kind = kind
    self.text = text
    folded = kind == .tag ? foldedTag(text) : text
  }

  package static func == (a: Self, b: Self) -> Bool { a.kind == b.kind && a.folded == b.folded }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(folded)
  }
}

/// The names that a file holds, in order of place.
package struct Mentions: Sendable {
  package private(set) var all: [Mention] = []
  /// The user lists that are declared here.
  package private(set) var lists: Set<String> = []

  /// - Parameter role: what the file holds; one that is none of ours has no names.
  package init(_ document: YAMLDocument, _ role: FileRole) {
    guard let root = document.root, let shape = KeyShapes.root(role) else { return }
    // Where the team is written, `members` declares no one.
    let hasTeam = document.entries(root).contains { document.string($0.key) == FileKey.team.rawValue }
    var walk = NameWalk(document: document, shapes: KeyShapes.of(role), role: role, hasTeam: hasTeam)
    walk.visit(root, walk.shapes.alternatives(shape), in: nil)
    all = walk.found
    lists = Set(all.filter { $0.isDeclaration && $0.kinds == [.list] }.map(\.text))
  }

  /// The name that a byte is in, or that ends there.
  package func mention(at offset: Int) -> Mention? {
    all.first { Int($0.span.lower) <= offset && offset <= Int($0.span.upper) }
  }
}

/// Goes through a document beside the shapes of its values.
private struct NameWalk {
  let document: YAMLDocument
  let shapes: KeyShapes
  let role: FileRole
  let hasTeam: Bool
  var found: [Mention] = []

  /// - Parameter section: the key at the root of the file.
  mutating func visit(_ node: NodeID, _ alternatives: [ValueShape], in section: String?) {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar: visitScalar(node, alternatives, in: section)
    case .sequence:
      let elements = alternatives.flatMap { shapes.shape(after: .entry, $0) }.flatMap(shapes.alternatives)
      if elements.isEmpty { return }
      for element in document.elements(node) { visit(element, elements, in: section) }
    case .mapping:
      for (key, value) in document.entries(node) {
        let name = document.string(key)
        visitKey(key, name, alternatives, in: section)
        let values = alternatives.flatMap { shapes.shape(after: .key(name), $0) }.flatMap(shapes.alternatives)
        if !values.isEmpty { visit(value, values, in: section ?? name) }
      }
    case .invalid: break
    }
  }

  private mutating func visitScalar(_ node: NodeID, _ alternatives: [ValueShape], in section: String?) {
    let text = document.string(node)
    for case .name(let phrase) in alternatives {
      guard let named = NameRole.ofValue(phrase) else { continue }
      if text.isEmpty || named.words.contains(text) { return }
      let isDeclaration =
        role == .rules && section == FileKey.members.rawValue && !hasTeam && named.kinds.contains(.member)
      return found.append(
        Mention(kinds: named.kinds, text: text, span: document.span(node), isDeclaration: isDeclaration))
    }
  }

  private mutating func visitKey(_ key: NodeID, _ name: String, _ alternatives: [ValueShape], in section: String?) {
    // Where a mapping with fixed keys may stand, too, such keys are no names.
    for case .keys(let phrase) in alternatives where shapes.keys(of: phrase).contains(where: { $0.name == name }) {
      return
    }
    for case .named(let phrase, _) in alternatives {
      guard let named = NameRole.ofKey(phrase), document.kind(key) != .invalid else { continue }
      let isDeclaration =
        role == .roster || role == .rules && (section == FileKey.team.rawValue || section == FileKey.lists.rawValue)
      return found.append(
        Mention(kinds: named.kinds, text: name, span: document.span(key), isDeclaration: isDeclaration))
    }
  }
}
