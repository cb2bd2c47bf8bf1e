import Diagnostics
internal import Text

/// Converts libyaml's events to the columns of a document, without recursion.
///
/// What these files do not allow (aliases, anchors, tags, …) is reported where it occurs, and reading continues, so
/// that one run shows everything.
struct TreeBuilder {
  /// A collection whose end has not come yet.
  struct Open {
    let node: UInt32
    let isMapping: Bool
    /// Whether it is written with brackets, and so ends at the closing one.
    let isBracketed: Bool
    var lastChild: UInt32 = .max
    var lastEnd: UInt32
    var expectsKey: Bool
    var keyCount: UInt32 = 0
    /// Whether the key before was refused: its value is read, but not kept.
    var dropsValue = false
    /// Whether the next value belongs to a merge key, which was refused: aliases in it are not reported again.
    var mergesValue = false
    /// Whether it is inside the value of a merge key.
    let isMerged: Bool
    /// Whether it is in the place of a key.
    let isKey: Bool

    /// Stands where no collection is open.
    static let nothing = Open(
      node: .max, isMapping: false, isBracketed: false, lastEnd: 0, expectsKey: false, isMerged: false, isKey: false)
  }

  let source: Source
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: YAMLLimits
  var offsets: ScalarOffsets
  var gaps: GapReader
  var nodes: [Node] = []
  var text: [UInt8] = []
  var root: UInt32?
  /// The collection that is open and holds no other open one: nearly all that is read changes it, so it is not in an array.
  private(set) var top = Open.nothing
  /// Those around it, the outermost first, which is `Open.nothing` once one is open.
  private(set) var around: [Open] = []
  var duplicates = DuplicateKeys()
  /// The scalar that was read last, if it was in quotes: for messages about what follows it.
  var lastQuoted: SourceSpan?
  /// Where a text in quotes begins that holds what must be entries below it.
  var openQuote: Int?
  var problemsLeft: Int
  /// Where the last problem was reported.
  var lastRefused: Int?
  /// Replacements for separators that libyaml would take for line breaks.
  let standIns: SeparatorStandIns?

  init(
    source: Source, bytes: UnsafeBufferPointer<UInt8>, limits: YAMLLimits, offsets: ScalarOffsets, start: Int,
    standIns: SeparatorStandIns?
  ) {
    self.source = source
    self.bytes = bytes
    self.limits = limits
    self.offsets = offsets
    self.standIns = standIns
    gaps = GapReader(bytes, from: start)
    problemsLeft = limits.problems
    // Most files have fewer. Room that is not used costs nothing, and to move a million nodes takes long.
    nodes.reserveCapacity(bytes.count / 5)
    text.reserveCapacity(bytes.count)
  }

  /// Takes one event. False when reading must stop.
  mutating func add(_ event: borrowing EventReader, sink: inout DiagnosticSink) -> Bool {
    switch event.kind {
    case .scalar: return addScalar(event, sink: &sink)
    case .alias: addAlias(event, sink: &sink)
    case .sequenceStart: return open(event, isMapping: false, sink: &sink)
    case .mappingStart: return open(event, isMapping: true, sink: &sink)
    case .collectionEnd: close(event, sink: &sink)
    case .documentStart, .documentEnd, .streamEnd, .other: break
    }
    return true
  }

  // MARK: Scalars

  private mutating func addScalar(_ event: borrowing EventReader, sink: inout DiagnosticSink) -> Bool {
    let eventStart = offsets.byteOffset(ofScalar: event.start)
    var end = offsets.byteOffset(ofScalar: event.end)
    let properties = event.propertyCount
    var hasTag = false
    var start = eventStart
    if properties > 0 { (start, hasTag) = readProperties(properties, from: eventStart, to: end, sink: &sink) }
    gaps.advance(to: start)
    if event.isBlockScalar {
      end = gaps.readBlockScalarHeader(to: end)
    }
    gaps.skip(to: end)

    let textStart = UInt32(text.count)
    text.append(contentsOf: event.scalarText)
    if let standIns { standIns.restore(in: &text, from: Int(textStart)) }
    var node = Node(
      kind: event.isPlain ? .plainScalar : .quotedScalar, span: SourceSpan(UInt32(start), UInt32(end)),
      textStart: textStart,
      textEnd: UInt32(text.count))
    if event.isDoubleQuoted { refuseControls(node, sink: &sink) }
    lastQuoted = node.kind == .quotedScalar ? node.span : nil
    if lastQuoted != nil, !event.isOnOneLine, !event.isBlockScalar, holdsEntries(node.span) {
      openQuote = start
      return false
    }

    if top.expectsKey {
      addKey(node, sink: &sink)
    } else {
      // With nothing behind it, what was meant as a text was taken for a property.
      if hasTag || properties > 0 && node.span.lower == node.span.upper { node.kind = .invalid }
      attach(node)
    }
    return true
  }

  private mutating func addKey(_ node: Node, sink: inout DiagnosticSink) {
    top.expectsKey = false
    top.lastEnd = max(top.lastEnd, node.span.upper)
    if let mark = gaps.explicitKeyMark {
      report(
        Problem(
          .complexKey, "keys are written without `?`", at: place(mark, mark + 1),
          help: "write the key, a colon and the value on one line"), sink: &sink)
      if node.textStart == node.textEnd { return refuseKey() }
    }
    if node.kind == .plainScalar {
      if node.textStart == node.textEnd {
        report(
          Problem(
            .emptyKey, "there is no key before this `:`", at: placeOfColon(from: Int(node.span.lower)),
            help: "write the key, or put the text in quotes if it starts with a colon"), sink: &sink)
        return refuseKey()
      }
      if isMergeKey(node) {
        report(
          Problem(
            .yamlMergeKey, "`<<` would merge another mapping into this one; rule files have no merge keys",
            at: Place(source, node.span), help: "write the keys out here, or make a list and name it"), sink: &sink)
        top.mergesValue = true
        return refuseKey()
      }
    }
    link(node)
    top.keyCount += 1
  }

  private func isMergeKey(_ node: Node) -> Bool {
    node.textEnd - node.textStart == 2 && text[Int(node.textStart)] == 0x3C && text[Int(node.textStart) + 1] == 0x3C
  }

  private mutating func refuseKey() {
    top.expectsKey = false
    top.dropsValue = true
  }

  private mutating func addAlias(_ event: borrowing EventReader, sink: inout DiagnosticSink) {
    let start = offsets.byteOffset(ofScalar: event.start)
    let end = offsets.byteOffset(ofScalar: event.end)
    gaps.advance(to: start)
    gaps.skip(to: end)
    let span = SourceSpan(UInt32(start), UInt32(end))
    if !isMerged {
      report(
        Problem(
          .yamlAlias, "`\(written(span))` repeats another part of the file; rule files have no aliases",
          at: Place(source, span), help: "write the value out here, or put the text in quotes if it starts with `*`"),
        sink: &sink)
    }
    let node = Node(kind: .invalid, span: span)
    if top.expectsKey {
      nodes.append(node)
      top.lastEnd = max(top.lastEnd, span.upper)
      refuseKey()
    } else {
      attach(node)
    }
  }

  // MARK: Collections

  private mutating func open(_ event: borrowing EventReader, isMapping: Bool, sink: inout DiagnosticSink) -> Bool {
    var start = offsets.byteOffset(ofScalar: event.start)
    var kind: NodeKind = isMapping ? .mapping : .sequence
    let properties = event.propertyCount
    if properties > 0 {
      var hasTag = false
      (start, hasTag) = readProperties(properties, from: start, to: bytes.count, sink: &sink)
      if hasTag { kind = .invalid }
    }
    gaps.advance(to: start)
    if around.count >= limits.depth {
      report(
        Problem(
          .nestedTooDeep, "nested deeper than \(limits.depth) levels, the limit `nesting depth`",
          at: place(start, min(start + 1, bytes.count)), help: "close the brackets before, or flatten the file"),
        sink: &sink)
      return false
    }
    let isBracketed = start < bytes.count && bytes[start] == (isMapping ? 0x7B : 0x5B)
    var isKey = false
    if top.expectsKey {
      isKey = true
      reportComplexKey(start, isMapping: isMapping, sink: &sink)
    }
    let index = UInt32(nodes.count)
    let node = Node(kind: kind, span: SourceSpan(UInt32(start), UInt32(start)))
    let isMerged = self.isMerged
    if isKey { nodes.append(node) } else { attach(node) }
    around.append(top)
    top = Open(
      node: index, isMapping: isMapping, isBracketed: isBracketed, lastEnd: UInt32(start), expectsKey: isMapping,
      isMerged: isMerged, isKey: isKey)
    return true
  }

  private mutating func reportComplexKey(_ start: Int, isMapping: Bool, sink: inout DiagnosticSink) {
    // One refused key may hold many.
    guard !top.isKey, !around.contains(where: \.isKey) else { return }
    if isMapping && start > 0 && bytes[start - 1] == 0x7B && bytes[start] == 0x7B {
      report(
        Problem(
          .complexKey, "a text that starts with `{{` must stand in quotes", at: place(start - 1, start + 1),
          help: "put the whole text in quotes"), sink: &sink)
    } else {
      report(
        Problem(
          .complexKey, "a key must be plain text, not a \(isMapping ? "mapping" : "list")",
          at: place(start, min(start + 1, bytes.count)),
          help: isMapping ? "put the key in quotes if it is text" : "write one entry for each key of the list"),
        sink: &sink)
    }
  }

  private mutating func close(_ event: borrowing EventReader, sink: inout DiagnosticSink) {
    guard let outer = around.popLast() else { return }
    let open = top
    top = outer
    var end = open.lastEnd
    if open.isBracketed {
      end = UInt32(offsets.byteOffset(ofScalar: event.end))
      gaps.advance(to: Int(end))
    }
    nodes[Int(open.node)].span.upper = end
    if open.isMapping && open.keyCount > 1 { refuseDuplicates(open, sink: &sink) }
    top.lastEnd = max(top.lastEnd, end)
    if open.isKey { refuseKey() }
  }

  // MARK: Links

  /// Adds a value: an element, the value of a key, or the root.
  private mutating func attach(_ node: Node) {
    if around.isEmpty {
      root = UInt32(nodes.count)
      nodes.append(node)
      return
    }
    top.lastEnd = max(top.lastEnd, node.span.upper)
    if top.dropsValue { nodes.append(node) } else { link(node) }
    if top.isMapping {
      top.expectsKey = true
      top.dropsValue = false
      top.mergesValue = false
    }
  }

  private var isMerged: Bool { top.isMerged || top.mergesValue }

  private mutating func link(_ node: Node) {
    let index = UInt32(nodes.count)
    nodes.append(node)
    if top.lastChild == .max {
      nodes[Int(top.node)].firstChild = index
    } else {
      nodes[Int(top.lastChild)].next = index
    }
    top.lastChild = index
  }
}
