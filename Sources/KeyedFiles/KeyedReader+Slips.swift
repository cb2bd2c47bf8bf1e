public import Diagnostics
internal import Text
public import YAMLTree

/// Slips of the hand that YAML takes for a text: lines without dashes, dashes and colons without a space, curly quotes,
/// and remarks that do not start with `#`.
extension KeyedReader {
  /// Whether a text that may be a name holds a slip. Costs next to nothing for the texts that people usually write.
  @inlinable public func hasSlip(_ node: NodeID) -> Bool {
    guard document.kind(node) == .plainScalar else { return false }
    let bytes = document.bytes(node)
    let span = document.span(node)
    // What takes more room in the file than in memory is a text of several lines.
    guard Int(span.upper) - Int(span.lower) == bytes.count, let first = bytes.first, first < 0x80, first != 0x2D
    else { return mayBeSlip(node) }
    // Where the second line begins at the margin, its line break is a blank in memory.
    let (maySlip, hasBlank) = bytes.withUnsafeBufferPointer { bytes in
      (bytes.contains { $0 == 0x2F || $0 == 0x3B }, bytes.contains(0x20))
    }
    return maySlip && mayBeSlip(node) || hasBlank && spansLines(node)
  }

  @usableFromInline func mayBeSlip(_ node: NodeID) -> Bool {
    spansLines(node) || unquoted(node) != nil || remark(in: node) != nil || startsWithDash(node)
      || !semicolons(in: node).isEmpty || entity(in: node) != nil
  }

  /// Reports the slip of a value, and reads on with what was certainly meant.
  @usableFromInline mutating func slipped(_ node: NodeID, where shape: ValueShape) -> Written<String> {
    guard reportSlip(node, where: shape) else { return .invalid }
    guard let text = unquoted(node), !text.isEmpty, !spansLines(node) else { return .invalid }
    return .value(text, document.span(node))
  }

  /// Reports the slip that explains why a value is not what it should be; false when there is none.
  public mutating func reportSlip(_ node: NodeID, where shape: ValueShape) -> Bool {
    switch document.kind(node) {
    case .mapping: return reportDashedKey(node, where: shape)
    case .plainScalar: if document.bytes(node).isEmpty { return false }
    case .quotedScalar, .sequence, .invalid: return false
    }
    if reportColons(node, where: shape) { return true }
    if spansLines(node) {
      reportLines(node, mayBeList: shape.takesList)
    } else if startsWithDash(node) {
      reportDash(at: Int(document.span(node).lower), [Int(document.span(node).lower)])
    } else if let text = unquoted(node) {
      reportCurlyQuotes(node, text, isText: shape.isText)
    } else if let entity = entity(in: node) {
      reportEntity(entity.range, entity.meant)
    } else if let mark = remark(in: node) {
      reportRemark(mark, to: Int(document.span(node).upper))
    } else if case let marks = semicolons(in: node), !marks.isEmpty {
      reportSemicolons(marks)
    } else {
      return false
    }
    return true
  }

  // MARK: Lines and dashes

  /// Whether a plain text goes on over several lines.
  @usableFromInline func spansLines(_ node: NodeID) -> Bool {
    guard document.kind(node) == .plainScalar else { return false }
    let span = document.span(node)
    return source.bytes.withUnsafeBufferPointer { $0[Int(span.lower)..<Int(span.upper)].contains(where: isLineBreak) }
  }

  /// Reports a text over several lines where a list, or a text on one line, was meant.
  @usableFromInline mutating func reportLines(_ node: NodeID, mayBeList: Bool) {
    let starts = lineStarts(of: node)
    if starts.allSatisfy({ isDash(at: $0) }) { return reportDash(at: starts[0], starts) }
    let isBlock = mayBeList && !isBracketed(node)
    let end = Int(document.span(node).upper)
    let edits = starts.map { start in
      let bullet = source.bytes.withUnsafeBufferPointer { bulletLength($0, start..<end) } ?? 0
      var rest = start + bullet
      while bullet > 0, rest < end, source.bytes[rest] == 0x20 { rest += 1 }
      return Edit(place(SourceSpan(start..<rest)), "- ")
    }
    problems.report(
      Problem(
        .linesWithoutDashes,
        mayBeList
          ? "these lines are one text, \(quoted(document.string(node))), and not a list"
          : "these lines are one text, \(quoted(document.string(node)))", at: document.place(node),
        help: isBlock
          ? "write `- ` before each entry, or put the text in quotes if it is one"
          : "write the text on one line, or a comma between two entries",
        fixes: isBlock && startsLine(starts[0])
          ? [Fix("write `- ` before each line", safety: .unsafe, edits: edits)] : []))
  }

  /// Where the text of each line of a node starts.
  func lineStarts(of node: NodeID) -> [Int] {
    let span = document.span(node)
    var starts = [Int(span.lower)]
    var at = Int(span.lower)
    while at < Int(span.upper) {
      if isLineBreak(source.bytes[at]) {
        var next = at
        while next < Int(span.upper),
          isLineBreak(source.bytes[next]) || source.bytes[next] == 0x20
            || source.bytes[next] == 0x09
        { next += 1 }
        if next < Int(span.upper) { starts.append(next) }
        at = next
      } else {
        at += 1
      }
    }
    return starts
  }

  /// Whether only blanks precede a place on its line.
  private func startsLine(_ place: Int) -> Bool {
    var at = place
    while at > 0, source.bytes[at - 1] == 0x20 { at -= 1 }
    return at == 0 || isLineBreak(source.bytes[at - 1])
  }

  private func isBracketed(_ node: NodeID) -> Bool { !startsLine(Int(document.span(node).lower)) && inBrackets(node) }

  /// Whether a bracket that is open on the line of a node precedes it.
  private func inBrackets(_ node: NodeID) -> Bool {
    var at = Int(document.span(node).lower)
    while at > 0, !isLineBreak(source.bytes[at - 1]) {
      at -= 1
      if source.bytes[at] == 0x5B || source.bytes[at] == 0x7B { return true }
    }
    return false
  }

  private func isDash(at place: Int) -> Bool {
    guard place + 1 < source.bytes.count, source.bytes[place] == 0x2D else { return false }
    let next = source.bytes[place + 1]
    return next | 0x20 >= 0x61 && next | 0x20 <= 0x7A || next >= 0x80 || next == 0x22 || next == 0x27
  }

  @usableFromInline func startsWithDash(_ node: NodeID) -> Bool {
    let start = Int(document.span(node).lower)
    return document.kind(node) == .plainScalar && isDash(at: start) && startsLine(start)
  }

  private mutating func reportDash(at start: Int, _ dashes: [Int]) {
    problems.report(
      Problem(
        .dashWithoutSpace, "there must be a space after `-`", at: place(SourceSpan(start..<(start + 1))),
        help: "write `- ` before each entry",
        fixes: [
          Fix(
            dashes.count > 1 ? "add the spaces" : "add a space", safety: .unsafe,
            edits: dashes.map { Edit(place(SourceSpan(($0 + 1)..<($0 + 1))), " ") })
        ]))
  }

  /// A mapping whose keys start with a dash is a list without spaces.
  private mutating func reportDashedKey(_ node: NodeID, where shape: ValueShape) -> Bool {
    let dashed = document.entries(node).map { Int(document.span($0.key).lower) }.filter { isDash(at: $0) }
    guard shape.takesList, let first = dashed.first else { return false }
    reportDash(at: first, dashed)
    return true
  }

  // MARK: Quotes, remarks, colons

  /// The text between curly quotes; nil where a text does not start or end with one that no name does.
  @usableFromInline func unquoted(_ node: NodeID) -> String? {
    guard document.kind(node) == .plainScalar, let first = document.bytes(node).first, first >= 0xC2 else { return nil }
    let text = document.string(node).unicodeScalars
    guard let open = text.first, curlyQuotes.contains(String(open)) else { return nil }
    let isClosed = text.count > 1 && text.last.map { curlyQuotes.contains(String($0)) } ?? false
    // An apostrophe may start a name.
    guard isClosed || open != "\u{2019}" && open != "\u{2018}" else { return nil }
    var inner = text.dropFirst()
    if isClosed { inner = inner.dropLast() }
    return String(String.UnicodeScalarView(inner))
  }

  private mutating func reportCurlyQuotes(_ node: NodeID, _ text: String, isText: Bool) {
    let isClear = !text.contains("\"") && !text.contains("\\")
    let straight = !isClear ? nil : isText ? "\"" + text + "\"" : text
    problems.report(
      Problem(
        .curlyQuotes, "the curly quotes around \(quoted(text)) would be part of it", at: document.place(node),
        help: "write straight quotes, or none", fixes: rewriting(document.span(node), as: straight, .unsafe)))
  }

  /// The mark of a remark in another language, within a plain text.
  @usableFromInline func remark(in node: NodeID) -> Range<Int>? {
    guard document.kind(node) == .plainScalar else { return nil }
    let span = document.span(node)
    return source.bytes.withUnsafeBufferPointer { bytes in
      span.upper > span.lower ? remarkMark(bytes, Int(span.lower)..<Int(span.upper)) : nil
    }
  }

  private mutating func reportRemark(_ mark: Range<Int>, to end: Int) {
    let written = String(decoding: source.bytes[mark], as: UTF8.self)
    problems.report(
      Problem(
        .remarkWithoutHash, "`\(written)` does not start a remark", at: place(SourceSpan(mark.lowerBound..<end)),
        help: "write `#` before a remark, or put the text in quotes if all of it is meant",
        fixes: [Fix("write `#`", safety: .unsafe, edits: [Edit(place(SourceSpan(mark)), "#")])]))
  }

  /// Where semicolons stand between the entries of a list in brackets.
  private func semicolons(in node: NodeID) -> [Int] {
    guard document.kind(node) == .plainScalar, inBrackets(node) else { return [] }
    let span = document.span(node)
    return (Int(span.lower)..<Int(span.upper)).filter { source.bytes[$0] == 0x3B }
  }

  private mutating func reportSemicolons(_ marks: [Int]) {
    problems.report(
      Problem(
        language.codes.wrongShape, "`;` does not separate the entries of a list",
        at: place(SourceSpan(marks[0]..<(marks[0] + 1))),
        help: "write a comma, or put the text in quotes if it is one",
        fixes: [
          Fix(
            "write `,`", safety: .unsafe, edits: marks.map { Edit(place(SourceSpan($0..<($0 + 1))), ",") })
        ]))
  }

  // MARK: Keys

  /// Reports the slip in a key that its mapping does not have. Returns the key that was meant, or an empty text; nil
  /// without a slip.
  mutating func reportKeySlip(_ key: NodeID, among keys: [String]) -> String? {
    guard document.kind(key) == .plainScalar else { return nil }
    let span = document.span(key)
    let start = Int(span.lower)
    if isDash(at: start) {
      reportDash(at: start, [start])
      return ""
    }
    if let text = unquoted(key) {
      reportCurlyQuotes(key, text, isText: true)
      return text
    }
    if let mark = remark(in: key) {
      reportRemark(mark, to: Int(span.upper))
      return ""
    }
    let text = document.string(key)
    guard let colon = text.utf8.firstIndex(of: 0x3A) else { return nil }
    let before = String(text[..<colon])
    guard keys.contains(before) || !suggest(before, among: keys, synonyms: language.synonyms).isEmpty else {
      return nil
    }
    let place = start + before.utf8.count
    reportColons(place, [place])
    return before
  }
}

/// Outside of the reader, which is generic: its metadata would be looked up for each byte.
private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
