import Diagnostics
internal import Text

extension TreeBuilder {
  /// Reports the anchor and the tag before a node.
  /// - Returns: where the node itself starts, and whether a tag gives it a meaning other than the one it shows.
  mutating func readProperties(
    _ count: Int, from eventStart: Int, to eventEnd: Int, sink: inout DiagnosticSink
  ) -> (start: Int, hasTag: Bool) {
    var at = eventStart
    var hasTag = false
    for _ in 0..<count {
      at = skipBlanks(from: at, to: eventEnd)
      guard at < eventEnd, bytes[at] == 0x26 || bytes[at] == 0x21 else { break }
      gaps.advance(to: at)
      let isAnchor = bytes[at] == 0x26
      let end = endOfProperty(from: at, to: eventEnd)
      let span = SourceSpan(UInt32(at), UInt32(end))
      if isAnchor {
        report(
          Problem(
            .yamlAnchor, "`\(written(span))` names a part of the file to repeat it; rule files have no anchors",
            at: Place(source, span), help: "delete it, or put the text in quotes if it starts with `&`"), sink: &sink)
      } else {
        hasTag = true
        reportTag(span, sink: &sink)
      }
      gaps.skip(to: end)
      at = end
    }
    return (min(skipBlanks(from: at, to: eventEnd), eventEnd), hasTag)
  }

  private mutating func reportTag(_ span: SourceSpan, sink: inout DiagnosticSink) {
    let tag = written(span)
    let help =
      switch tag {
      case "!!str": "delete it and put the text in quotes"
      case "!include": "write the included text here; a team file is named by `team: PATH`"
      default: "delete it, or put the text in quotes if it starts with `!`"
      }
    report(
      Problem(.yamlTag, "`\(tag)` is a type tag; rule files have none", at: Place(source, span), help: help),
      sink: &sink)
  }

  /// Where libyaml ends a property: an anchor after its last letter, digit, `_` or `-`, a tag before a blank or a
  /// comma.
  private func endOfProperty(from start: Int, to limit: Int) -> Int {
    var at = start + 1
    let isAnchor = bytes[start] == 0x26
    let isVerbatim = at < limit && bytes[at] == 0x3C
    while at < limit {
      let byte = bytes[at]
      if isBlank(byte) || isLineBreak(byte) { break }
      if isAnchor && !isAnchorByte(byte) { break }
      if !isVerbatim && (byte == 0x2C || byte == 0x5D || byte == 0x7D) { break }
      at += 1
    }
    return at
  }

  private func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }

  /// Skips blanks, line breaks and comments.
  private func skipBlanks(from start: Int, to limit: Int) -> Int {
    var at = start
    while at < limit {
      if isBlank(bytes[at]) || isLineBreak(bytes[at]) {
        at += 1
      } else if bytes[at] == 0x23 {
        while at < limit && !isLineBreak(bytes[at]) { at += 1 }
      } else {
        break
      }
    }
    return at
  }
}

// MARK: Places and reports

extension TreeBuilder {
  func place(_ lower: Int, _ upper: Int) -> Place { Place(source, SourceSpan(UInt32(lower), UInt32(upper))) }

  /// Where the innermost collection in brackets begins that is open.
  var openBracket: Int? {
    let open = top.isBracketed ? top : around.last { $0.isBracketed }
    return open.map { Int(nodes[Int($0.node)].span.lower) }
  }

  /// The user's words, shortened if they are long.
  func written(_ span: SourceSpan) -> String { excerpt(bytes, Int(span.lower)..<Int(span.upper)) }

  /// The colon after a missing key.
  func placeOfColon(from start: Int) -> Place {
    var at = start
    while at < bytes.count && (isBlank(bytes[at]) || isLineBreak(bytes[at])) { at += 1 }
    return at < bytes.count && bytes[at] == 0x3A ? place(at, at + 1) : place(start, start)
  }

  /// A file may hold a million mistakes; no one reads that many.
  mutating func report(_ problem: Problem, sink: inout DiagnosticSink) {
    guard problemsLeft > 0 else {
      let isError = problem.severity == .error
      return sink.drop(DroppedProblems(errors: isError ? 1 : 0, warnings: isError ? 0 : 1))
    }
    problemsLeft -= 1
    lastRefused = Int(problem.primary.place.span.lower)
    sink.report(problem)
  }
}

extension TreeBuilder {
  /// The start of the line in which something was refused last.
  var lastRefusedLine: Int? { lastRefused.map(DocumentFrame(source: source, bytes: bytes).startOfLine) }

  /// Escapes such as `"\0"` and `"\e"` can write characters that a file may not hold directly.
  mutating func refuseControls(_ node: Node, sink: inout DiagnosticSink) {
    var at = Int(node.textStart)
    while at < Int(node.textEnd) {
      let byte = text[at]
      let isC1 = byte == 0xC2 && at + 1 < Int(node.textEnd) && text[at + 1] < 0xA0 && text[at + 1] != 0x85
      if byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F || isC1 {
        let name = codePointName(isC1 ? UInt32(text[at + 1]) : UInt32(byte))
        return report(
          Problem(
            .controlCharacter, "this text holds the control character `\(name)`", at: Place(source, node.span),
            label: "written as an escape", help: "delete the escape"), sink: &sink)
      }
      at += 1
    }
  }
}

/// A piece of the source for a message: at most 40 scalars.
func excerpt(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
  let most = 40
  // No scalar has more than four bytes.
  let end = min(range.upperBound, range.lowerBound + 4 * (most + 1))
  let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]), as: UTF8.self)
  return legible(text, limit: most)
}
