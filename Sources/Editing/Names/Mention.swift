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
  /// What it names, where that is clear.
  private let only: NamedThing?

  init(_ kinds: [NameKind], _ text: String, _ span: SourceSpan, isDeclaration: Bool) {
    self.kinds = kinds
    self.text = text
    self.span = span
    self.isDeclaration = isDeclaration
    only = kinds.count == 1 ? NamedThing(kinds[0], text) : nil
  }

  private init(_ other: Mention, movedBy shift: Int) {
    (kinds, text, isDeclaration, only) = (other.kinds, other.text, other.isDeclaration, other.only)
    span = SourceSpan(UInt32(Int(other.span.lower) + shift), UInt32(Int(other.span.upper) + shift))
  }

  /// The same name elsewhere.
  ///
  /// - Parameter shift: how many bytes further behind.
  fileprivate func moved(by shift: Int) -> Mention { Mention(self, movedBy: shift) }

  /// Whom or what it names.
  ///
  /// - Parameter lists: the user lists that are declared.
  package func thing(_ lists: Set<String>) -> NamedThing {
    only ?? NamedThing(lists.contains(text) ? .list : .member, text)
  }
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
    var walk = NameWalk(document, role)
    walk.visit(root, shape, in: nil)
    take(walk.found)
  }

  /// The names of a text of whose earlier version they are known, but for some entries of a list.
  init(_ document: YAMLDocument, _ role: FileRole, _ earlier: Mentions, but reread: RereadEntries) {
    let section = document.string(reread.key)
    var walk = NameWalk(document, role)
    if let entry = ShapeNode.root(role)?.value(section)?.entry {
      var child: NodeID? = reread.first
      while let element = child, element != reread.end {
        walk.visit(element, entry, in: section)
        child = document.next(element)
      }
    }
    var found: [Mention] = []
    found.reserveCapacity(earlier.all.count + walk.found.count)
    let low = earlier.all.firstIndex { Int($0.span.lower) >= reread.before.lowerBound } ?? earlier.all.count
    let high = earlier.all[low...].firstIndex { Int($0.span.lower) >= reread.before.upperBound } ?? earlier.all.count
    found += earlier.all[..<low]
    found += walk.found
    for mention in earlier.all[high...] { found.append(mention.moved(by: reread.shift)) }
    take(found)
  }

  private mutating func take(_ found: [Mention]) {
    all = found
    lists = []
    for mention in found where mention.isDeclaration && mention.kinds == [.list] { lists.insert(mention.text) }
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
  /// Where the team is written, `members` declares no one.
  let hasTeam: Bool
  var found: [Mention] = []

  init(_ document: YAMLDocument, _ role: FileRole) {
    self.document = document
    self.role = role
    hasTeam =
      document.root.map { root in
        document.entries(root).contains { document.string($0.key) == FileKey.team.rawValue }
      } ?? false
  }

  /// - Parameter section: the key at the root of the file.
  mutating func visit(_ node: NodeID, _ shape: ShapeNode, in section: String?) {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      guard let named = shape.name else { return }
      let text = document.string(node)
      if text.isEmpty || named.words.contains(text) { return }
      let isDeclaration =
        !hasTeam && role == .rules && section == FileKey.members.rawValue && named.kinds.contains(.member)
      found.append(Mention(named.kinds, text, document.span(node), isDeclaration: isDeclaration))
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
              named.kinds, name, document.span(key),
              isDeclaration: role == .roster || role == .rules && isOfSection))
        }
        if let inner = shape.value(name) { visit(value, inner, in: section ?? name) }
        child = document.next(value)
      }
    case .invalid: break
    }
  }
}
