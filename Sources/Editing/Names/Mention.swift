package import Diagnostics
internal import Folding
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
    guard let root = document.root, let shape = ShapeNode.root(role) else { return }
    // Where the team is written, `members` declares no one.
    let hasTeam = document.entries(root).contains { document.string($0.key) == FileKey.team.rawValue }
    var walk = NameWalk(document: document, role: role, hasTeam: hasTeam)
    walk.visit(root, shape, in: nil)
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
  let role: FileRole
  let hasTeam: Bool
  var found: [Mention] = []

  /// - Parameter section: the key at the root of the file.
  mutating func visit(_ node: NodeID, _ shape: ShapeNode, in section: String?) {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      guard let named = shape.name else { return }
      let text = document.string(node)
      if text.isEmpty || named.words.contains(text) { return }
      let isDeclaration =
        !hasTeam && role == .rules && section == FileKey.members.rawValue && named.kinds.contains(.member)
      found.append(Mention(kinds: named.kinds, text: text, span: document.span(node), isDeclaration: isDeclaration))
    case .sequence:
      guard let entry = shape.entry else { return }
      var child = document.firstChild(node)
      while let element = child {
        visit(element, entry, in: section)
        child = document.next(element)
      }
    case .mapping:
      var child = document.firstChild(node)
      while let key = child, let value = document.next(key) {
        let name = document.string(key)
        // Where a mapping with fixed keys may stand, too, such keys are no names.
        if let named = shape.keyName, !shape.isFixed(name), document.kind(key) != .invalid {
          let isOfSection = section == FileKey.team.rawValue || section == FileKey.lists.rawValue
          found.append(
            Mention(
              kinds: named.kinds, text: name, span: document.span(key),
              isDeclaration: role == .roster || role == .rules && isOfSection))
        }
        if let inner = shape.value(name) { visit(value, inner, in: section ?? name) }
        child = document.next(value)
      }
    case .invalid: break
    }
  }
}
