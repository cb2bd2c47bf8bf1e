internal import Diagnostics
internal import YAMLTree

/// A document as the walk lays it out.
struct LayoutText {
  private let document: YAMLDocument
  private let tokens: LayoutTokens
  private let walk: LayoutWalk
  private let lineBreak: [UInt8]
  /// The texts of tokens, where they are other ones than before.
  private var relinedScalars: [Int: [UInt8]] = [:]
  /// The blanks before remarks at the ends of lines, by token.
  private var remarkBlanks: [Int: Int] = [:]

  init(_ document: YAMLDocument, _ tokens: LayoutTokens, _ walk: LayoutWalk) {
    self.document = document
    self.tokens = tokens
    self.walk = walk
    lineBreak = Array(document.lineBreak.utf8)
    for (index, token) in tokens.all.enumerated() {
      guard case .scalar(let style) = token.kind, let indentation = walk.scalarIndentations[index],
        style.isBlock || tokens.bytes[token.range].contains(where: isLineBreak)
      else { continue }
      relinedScalars[index] = relined(
        tokens.bytes, token.range, style, indentation: indentation, lineBreak: lineBreak)
    }
    alignRemarks()
  }

  /// What is to be changed, in order of place.
  var edits: [Edit] {
    var edits: [Edit] = []
    var end = 0
    func replace(_ range: Range<Int>, with text: [UInt8]) {
      guard !tokens.bytes[range].elementsEqual(text) else { return }
      edits.append(
        Edit(Place(document.source, SourceSpan(range)), String(decoding: text, as: UTF8.self)))
    }
    for (index, token) in tokens.all.enumerated() {
      replace(end..<token.range.lowerBound, with: text(of: walk.gaps[index], before: index))
      if let text = relinedScalars[index] { replace(token.range, with: text) }
      end = token.range.upperBound
    }
    if let last = walk.gaps.last, !tokens.all.isEmpty {
      replace(end..<tokens.bytes.count, with: text(of: last, before: tokens.all.count))
    }
    return edits
  }

  private func text(of gap: Gap, before index: Int) -> [UInt8] {
    switch gap {
    case .nothing: []
    case .blanks(let count): blanks(count)
    case .beforeRemark: blanks(remarkBlanks[index] ?? remarkDistance)
    case .lines(let count, let indentation):
      [[UInt8]](repeating: lineBreak, count: count).flatMap { $0 } + blanks(indentation)
    }
  }

  private func blanks(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x20, count: count) }

  // MARK: Remarks at the ends of lines

  private struct LineRemark {
    let index: Int
    let oldColumn: Int
    let line: Int
    /// How long the line before it is.
    let width: Int
  }

  /// Remarks of neighbouring lines that were one below the other stay so.
  private mutating func alignRemarks() {
    let remarks = lineRemarks()
    var first = 0
    while first < remarks.count {
      var last = first
      while last + 1 < remarks.count, remarks[last + 1].line == remarks[last].line + 1,
        remarks[last + 1].oldColumn == remarks[first].oldColumn
      { last += 1 }
      let widest = remarks[first...last].map(\.width).max() ?? 0
      for remark in remarks[first...last] { remarkBlanks[remark.index] = widest - remark.width + remarkDistance }
      first = last + 1
    }
  }

  private func lineRemarks() -> [LineRemark] {
    var found: [LineRemark] = []
    var (old, new) = (TextPosition(), TextPosition())
    var end = 0
    for (index, token) in tokens.all.enumerated() {
      old.advance(over: tokens.bytes[end..<token.range.lowerBound])
      let gap = walk.gaps[index]
      if gap == .beforeRemark {
        found.append(LineRemark(index: index, oldColumn: old.column, line: new.line, width: new.column))
      } else {
        new.advance(over: text(of: gap, before: index)[...])
      }
      let text = tokens.bytes[token.range]
      old.advance(over: text)
      new.advance(over: relinedScalars[index].map { $0[...] } ?? text)
      end = token.range.upperBound
    }
    return found
  }
}

/// How many blanks are between the end of a line and its remark.
private let remarkDistance = 2

/// A place in a text as an editor shows it, counted from 0.
private struct TextPosition {
  private(set) var line = 0
  private(set) var column = 0

  mutating func advance(over bytes: ArraySlice<UInt8>) {
    var isAfterReturn = false
    for byte in bytes {
      if isLineBreak(byte) {
        if byte == 0x0D || !isAfterReturn { line += 1 }
        column = 0
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      isAfterReturn = byte == 0x0D
    }
  }
}
