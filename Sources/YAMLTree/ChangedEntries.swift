import Diagnostics
internal import Text

/// The entries of one list at a key of the root, in lines of their own, that hold all that differs between two versions of a text.
///
/// The lines of such entries mean the same wherever they stand: they begin with a dash at the column of the list, and what is in
/// them ends before the next dash at that column, or before the next key of the root. So they can be read alone, unless there is
/// anything wrong with them: then the whole text is read, so that every problem is found as `parseYAML` finds it.
struct ChangedEntries {
  private let source: Source
  private let earlier: YAMLDocument
  private let key: NodeID
  private let list: NodeID
  /// The column of the dashes.
  private let column: Int
  private let first: NodeID
  /// The entry that follows; nil for the end of the list.
  private let end: NodeID?
  /// The key of the root that follows the list; nil for the end of the text.
  private let nextKey: NodeID?
  private let before: Range<Int>
  private let after: Range<Int>

  /// Nil where something else changed, or might mean something else.
  init?(_ source: Source, _ earlier: YAMLReading) {
    let old = earlier.document
    let bytes = (old: old.source.bytes, new: source.bytes)
    guard earlier.isSound, let root = old.root, old.kind(root) == .mapping, bytes.new.count <= YAMLLimits().bytes else {
      return nil
    }
    let same = Self.sameEnds(bytes.old, bytes.new)
    let changed = same.start..<(bytes.old.count - same.end)
    var entry: (key: NodeID, list: NodeID)?
    var child = old.firstChild(root)
    var nextKey: NodeID?
    while let key = child, let value = old.next(key) {
      if Int(old.span(key).lower) > changed.lowerBound {
        nextKey = key
        break
      }
      entry = (key, value)
      child = old.next(value)
    }
    let lines = EntryLines(document: old)
    let (start, top) = (Self.start(bytes.old), Int(old.span(root).lower))
    guard let entry, old.kind(entry.list) == .sequence, bytes.old[Int(old.span(entry.list).lower)] == 0x2D,
      top == start || lines.isLineStart(top)
    else { return nil }
    var first: (entry: NodeID, line: Int, column: Int)?
    var end: (entry: NodeID, line: Int)?
    child = old.firstChild(entry.list)
    while let element = child {
      if let found = lines.line(of: element) {
        // Its dash and the blank behind it stay.
        if found.start + found.column + 2 <= changed.lowerBound { first = (element, found.start, found.column) }
        if found.start > changed.upperBound {
          end = (element, found.start)
          break
        }
      }
      child = old.next(element)
    }
    guard let first else { return nil }
    if let nextKey {
      // A key of the root begins its line.
      let start = Int(old.span(nextKey).lower)
      guard start > changed.upperBound || end != nil, lines.isLineStart(start) else { return nil }
    }
    let upper = end?.line ?? nextKey.map { Int(old.span($0).lower) } ?? bytes.old.count
    self.source = source
    self.earlier = old
    (key, list, column) = (entry.key, entry.list, first.column)
    (self.first, self.end, self.nextKey) = (first.entry, end?.entry, nextKey)
    before = first.line..<upper
    after = first.line..<(upper + bytes.new.count - bytes.old.count)
    guard Self.hasSameKind(bytes.new, from: start) else { return nil }
  }

  /// How many bytes are the same at the start and at the end.
  private static func sameEnds(_ old: [UInt8], _ new: [UInt8]) -> (start: Int, end: Int) {
    let most = min(old.count, new.count)
    return old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        var start = 0
        while start < most, old[start] == new[start] { start += 1 }
        var end = 0
        while end < most - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        return (start, end)
      }
    }
  }

  private static func start(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Whether what is found out about a text as a whole is what it was about one without problems.
  private static func hasSameKind(_ bytes: [UInt8], from start: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      if FileFormat(bytes) != nil { return false }
      var union: UInt8 = 0
      for byte in bytes { union |= byte }
      return union < 0x80 || OddBlanks(bytes, from: start).found.isEmpty
    }
  }

  /// The tree of the text. Nil where the entries have to be read with everything else.
  func splice() -> (YAMLDocument, RereadEntries)? {
    let lines = Array(source.bytes[after])
    guard !Self.endsDocument(lines) else { return nil }
    var limits = YAMLLimits()
    // They stand in the mapping of the root.
    limits.depth -= 1
    var problems = DiagnosticSink()
    let part = parseYAML(Source(name: source.name, bytes: lines), limits: limits, sink: &problems)
    guard problems.problems.isEmpty, let root = part.root, part.kind(root) == .sequence, part.firstChild(root) != nil,
      Int(part.span(root).lower) == column, root.index == 0, lines[column] == 0x2D
    else { return nil }
    var document = YAMLDocument(source: source)
    document.root = earlier.root
    let reread = join(part, into: &document)
    return (document, reread)
  }

  /// Whether a line may end the document, or begin another.
  private static func endsDocument(_ bytes: [UInt8]) -> Bool {
    var isStart = true
    for (at, byte) in bytes.enumerated() {
      if isStart, byte == 0x2D || byte == 0x2E, at + 2 < bytes.count, bytes[at + 1] == byte, bytes[at + 2] == byte {
        return true
      }
      isStart = isLineBreak(byte)
    }
    return false
  }

  /// Puts a tree together: what stands before the entries, the entries, and what stands behind them.
  private func join(_ part: YAMLDocument, into document: inout YAMLDocument) -> RereadEntries {
    let old = earlier.nodes
    let low = first.index
    let high = end?.index ?? nextKey?.index ?? old.count
    let shift = after.count - before.count
    // Scalars lie in the text in the order of the nodes.
    let textLow = old[low...].first(where: \.isScalar).map { Int($0.textStart) } ?? earlier.text.count
    let textHigh = old[high...].first(where: \.isScalar).map { Int($0.textStart) } ?? earlier.text.count
    document.text.reserveCapacity(earlier.text.count + part.text.count)
    document.text += earlier.text[..<textLow]
    document.text += part.text
    document.text += earlier.text[textHigh...]
    // The list of the part is not taken, so everything in it has a lower number.
    let added = part.nodes.count - 1
    let moved = Move(nodes: low + added - high, bytes: shift, text: part.text.count - (textHigh - textLow))
    let inner = Move(nodes: low - 1, bytes: after.lowerBound, text: textLow)
    var nodes: [Node] = []
    nodes.reserveCapacity(old.count + added)
    nodes += old[..<low]
    for node in part.nodes[1...] { nodes.append(inner.moved(node)) }
    for node in old[high...] { nodes.append(moved.moved(node)) }
    let next = end.map { UInt32($0.index + moved.nodes) }
    if let next {
      var last = low
      while nodes[last].next != .max { last = Int(nodes[last].next) }
      nodes[last].next = next
    }
    // The collections around them end elsewhere.
    let listIndex = list.index
    if let following = nextKey { nodes[listIndex].next = UInt32(following.index + moved.nodes) }
    let root = part.root.map { part.span($0).upper } ?? 0
    nodes[listIndex].span.upper =
      end == nil ? root + UInt32(after.lowerBound) : UInt32(Int(old[listIndex].span.upper) + shift)
    if let top = document.root?.index {
      nodes[top].span.upper = nextKey == nil ? nodes[listIndex].span.upper : UInt32(Int(old[top].span.upper) + shift)
    }
    document.nodes = nodes
    document.comments += earlier.comments.prefix { Int($0.lower) < before.lowerBound }
    document.comments += part.comments.map(inner.moved)
    document.comments += earlier.comments.drop { Int($0.lower) < before.upperBound }.map(moved.moved)
    return RereadEntries(
      earlier: earlier.source, key: key, list: list, before: before, after: after, first: first,
      end: next.map(NodeID.init))
  }
}

/// Where nodes go when a part of a tree is replaced.
private struct Move {
  let nodes: Int
  let bytes: Int
  let text: Int

  func moved(_ node: Node) -> Node {
    var node = node
    node.span = moved(node.span)
    if node.isScalar {
      node.textStart = UInt32(Int(node.textStart) + text)
      node.textEnd = UInt32(Int(node.textEnd) + text)
    }
    if node.firstChild != .max { node.firstChild = UInt32(Int(node.firstChild) + nodes) }
    if node.next != .max { node.next = UInt32(Int(node.next) + nodes) }
    return node
  }

  func moved(_ span: SourceSpan) -> SourceSpan {
    SourceSpan(UInt32(Int(span.lower) + bytes), UInt32(Int(span.upper) + bytes))
  }
}

extension Node {
  fileprivate var isScalar: Bool { kind == .plainScalar || kind == .quotedScalar }
}

/// The lines on which the entries of a list begin.
private struct EntryLines {
  let bytes: [UInt8]
  let document: YAMLDocument

  init(document: YAMLDocument) {
    self.document = document
    bytes = document.source.bytes
  }

  /// The line of an entry and the column of its dash, where nothing else stands before it; nil where the entry begins further
  /// below.
  func line(of entry: NodeID) -> (start: Int, column: Int)? {
    var at = Int(document.span(entry).lower)
    guard at > 1, at <= bytes.count else { return nil }
    while at > 0, bytes[at - 1] == 0x20 { at -= 1 }
    guard at > 0, bytes[at - 1] == 0x2D, at < bytes.count, bytes[at] == 0x20 else { return nil }
    let dash = at - 1
    at = dash
    while at > 0, bytes[at - 1] == 0x20 { at -= 1 }
    return isLineStart(at) ? (at, dash - at) : nil
  }

  func isLineStart(_ at: Int) -> Bool { at > 0 && isLineBreak(bytes[at - 1]) }
}
