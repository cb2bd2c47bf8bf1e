public import Diagnostics

/// One YAML document as a tree in columns: nodes are numbers, text is in one buffer, and every node has its exact bytes
/// in the source.
///
/// Keys and values of a mapping are nodes; a key is always a scalar. Nothing here depends on what a document means.
public struct YAMLDocument: Sendable {
  public let source: Source
  /// Nil when the source holds no document that could be read.
  public internal(set) var root: NodeID?
  public internal(set) var comments: [SourceSpan] = []
  /// Whether a part of the file could not be read and was left out with its key, so that a key that is absent may stand
  /// there. Where only the value could not be read, it is `.invalid`.
  public internal(set) var isPartial = false
  /// Whether any part could not be read: what is missing in the file may be missing because of that.
  public internal(set) var hasHoles = false
  @usableFromInline var nodes: [Node] = []
  /// The decoded text of scalars, without gaps.
  @usableFromInline var text: [UInt8] = []

  init(source: Source) { self.source = source }

  @inlinable public func kind(_ node: NodeID) -> NodeKind { nodes[node.index].kind }
  @inlinable public func span(_ node: NodeID) -> SourceSpan { nodes[node.index].span }
  public func place(_ node: NodeID) -> Place { Place(source, span(node)) }

  /// A scalar's text, decoded; empty for collections.
  public func string(_ node: NodeID) -> String { withBytes(node) { String(decoding: $0, as: UTF8.self) } }
  public func bytes(_ node: NodeID) -> ArraySlice<UInt8> {
    let node = nodes[node.index]
    return text[Int(node.textStart)..<Int(node.textEnd)]
  }

  /// Lends a scalar's text, decoded; empty for collections.
  @inlinable public func withBytes<Answer>(_ node: NodeID, _ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
    let node = nodes[node.index]
    return text.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(node.textStart)..<Int(node.textEnd)]))
    }
  }

  /// The first child: an element of a sequence, or the first key of a mapping. From a key, `next` is its value; from a
  /// value, the next key.
  @inlinable public func firstChild(_ node: NodeID) -> NodeID? {
    let child = nodes[node.index].firstChild
    return child == .max ? nil : NodeID(child)
  }
  @inlinable public func next(_ node: NodeID) -> NodeID? {
    let next = nodes[node.index].next
    return next == .max ? nil : NodeID(next)
  }

  /// The elements of a sequence; empty for everything else.
  public func elements(_ node: NodeID) -> [NodeID] {
    guard kind(node) == .sequence else { return [] }
    var found: [NodeID] = []
    var child = firstChild(node)
    while let element = child {
      found.append(element)
      child = next(element)
    }
    return found
  }

  /// The element of a sequence that has one alone; another node is its own.
  @inlinable public func onlyElement(_ node: NodeID) -> NodeID? {
    guard kind(node) == .sequence else { return node }
    guard let first = firstChild(node), next(first) == nil else { return nil }
    return first
  }

  /// The entries of a mapping, in order; empty for everything else. Each key occurs once: the parser refused repeats.
  public func entries(_ node: NodeID) -> [(key: NodeID, value: NodeID)] {
    guard kind(node) == .mapping else { return [] }
    var found: [(NodeID, NodeID)] = []
    var child = firstChild(node)
    while let key = child, let value = next(key) {
      found.append((key, value))
      child = next(value)
    }
    return found
  }

  /// The entry of a mapping whose key is this text. Takes time in proportion to the number of entries, and no memory.
  ///
  /// Bytes are compared, so pass the spelling of a key table, not a user's.
  public func entry(named name: StaticString, in node: NodeID) -> (key: NodeID, value: NodeID)? {
    guard kind(node) == .mapping else { return nil }
    var child = firstChild(node)
    while let key = child, let value = next(key) {
      if isText(key, name) { return (key, value) }
      child = next(value)
    }
    return nil
  }

  /// Whether a scalar's text is this one; creates no string.
  public func isText(_ node: NodeID, _ text: StaticString) -> Bool {
    let node = nodes[node.index]
    let count = Int(node.textEnd) - Int(node.textStart)
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { expected in
      for offset in 0..<count where self.text[Int(node.textStart) + offset] != expected[offset] { return false }
      return true
    }
  }

  /// How many elements a sequence or entries a mapping has.
  public func count(_ node: NodeID) -> Int {
    var children = 0
    var child = firstChild(node)
    while let found = child {
      children += 1
      child = next(found)
    }
    return kind(node) == .mapping ? children / 2 : children
  }

  /// The smallest node whose span holds a byte, such as the one under a cursor. Returns keys and values, not the
  /// collections around them, when the byte is in a scalar.
  public func node(at offset: Int) -> NodeID? {
    guard let root, contains(root, offset) else { return nil }
    var found = root
    while true {
      var child = firstChild(found)
      while let candidate = child, !contains(candidate, offset) { child = next(candidate) }
      guard let inner = child else { return found }
      found = inner
    }
  }

  private func contains(_ node: NodeID, _ offset: Int) -> Bool {
    let span = span(node)
    return Int(span.lower) <= offset && offset <= Int(span.upper)
  }
}

@frozen public struct NodeID: Hashable, Sendable {
  @usableFromInline let rawValue: UInt32
  @inlinable init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable var index: Int { Int(rawValue) }
}

/// What a node is. Scalars keep whether they were plain: only a plain scalar can be a number, a flag or null.
@frozen public enum NodeKind: UInt8, Sendable {
  case plainScalar, quotedScalar, sequence, mapping
  /// A node that was refused; it has been reported, so checks say nothing about it.
  case invalid
}

@frozen @usableFromInline struct Node {
  @usableFromInline var kind: NodeKind
  @usableFromInline var span: SourceSpan
  @usableFromInline var textStart: UInt32 = 0
  @usableFromInline var textEnd: UInt32 = 0
  @usableFromInline var firstChild: UInt32 = .max
  @usableFromInline var next: UInt32 = .max
}
