internal import Diagnostics
internal import YAMLTree

/// The tokens of a document that was read without errors, in order.
///
/// Between scalars and comments, whose places the reader knows, there are only blanks and indicators.
struct LayoutTokens {
  let bytes: [UInt8]
  private(set) var all: [LayoutToken] = []

  /// Nil when something stands between the scalars that should not: a defect of this program.
  init?(_ document: YAMLDocument) {
    bytes = document.source.bytes
    var scalars = ScalarList(document)
    if let root = document.root { scalars.add(root, column: -1, inBrackets: false) }
    guard read(scalars.tokens, document.comments) else { return nil }
  }

  private mutating func read(_ scalars: [LayoutToken], _ comments: [SourceSpan]) -> Bool {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var (scalar, comment) = (0, 0)
    var open: [Int] = []
    while at < bytes.count {
      // The first line of a block scalar may hold one.
      while comment < comments.count, Int(comments[comment].lower) < at { comment += 1 }
      if scalar < scalars.count, scalars[scalar].range.lowerBound == at {
        all.append(scalars[scalar])
        at = scalars[scalar].range.upperBound
        scalar += 1
      } else if comment < comments.count, Int(comments[comment].lower) == at {
        all.append(LayoutToken(kind: .comment, range: trimmed(at..<Int(comments[comment].upper))))
        at = Int(comments[comment].upper)
      } else if isBlank(bytes[at]) || isLineBreak(bytes[at]) {
        at += 1
      } else {
        guard let token = indicator(at) else { return false }
        if token.kind == .open { open.append(all.count) }
        if token.kind == .close {
          guard let start = open.popLast() else { return false }
          all[start].partner = all.count
        }
        all.append(token)
        at = token.range.upperBound
      }
    }
    return scalar == scalars.count && open.isEmpty
  }

  private func indicator(_ at: Int) -> LayoutToken? {
    let isFirst = at == 0 || isLineBreak(bytes[at - 1]) || at == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    switch bytes[at] {
    case 0x2D where isFirst && bytes[at...].starts(with: [0x2D, 0x2D, 0x2D]):
      return LayoutToken(kind: .marker, range: at..<(at + 3))
    // Behind the document, blanks may stand before it.
    case 0x2E where bytes[at...].starts(with: [0x2E, 0x2E, 0x2E]):
      return LayoutToken(kind: .marker, range: at..<(at + 3))
    case 0x25 where isFirst:
      var end = at
      while end < bytes.count, !isLineBreak(bytes[end]), bytes[end] != 0x23 { end += 1 }
      return LayoutToken(kind: .directive, range: trimmed(at..<end))
    case 0x2D: return LayoutToken(kind: .dash, range: at..<(at + 1))
    case 0x3A: return LayoutToken(kind: .colon, range: at..<(at + 1))
    case 0x2C: return LayoutToken(kind: .comma, range: at..<(at + 1))
    case 0x5B, 0x7B: return LayoutToken(kind: .open, range: at..<(at + 1))
    case 0x5D, 0x7D: return LayoutToken(kind: .close, range: at..<(at + 1))
    default: return nil
    }
  }

  /// Without the blanks at the end.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}

/// The scalars of a document, in order.
private struct ScalarList {
  let document: YAMLDocument
  private(set) var tokens: [LayoutToken] = []

  init(_ document: YAMLDocument) { self.document = document }

  /// - Parameters:
  ///   - column: that of the innermost collection without brackets; -1 outside of all.
  ///   - inBrackets: whether it is inside brackets, where columns mean nothing and no block scalar can stand.
  mutating func add(_ node: NodeID, column outer: Int, inBrackets: Bool) {
    let span = document.span(node)
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      guard span.lower < span.upper else { return }
      tokens.append(token(Int(span.lower)..<Int(span.upper), isPlain: document.kind(node) == .plainScalar, outer))
    case .sequence, .mapping:
      let inBrackets = inBrackets || document.isBracketed(node)
      let inner = inBrackets ? outer : column(of: Int(span.lower), in: document.source.bytes)
      var child = document.firstChild(node)
      while let found = child {
        add(found, column: inner, inBrackets: inBrackets)
        child = document.next(found)
      }
    case .invalid: break
    }
  }

  private func token(_ range: Range<Int>, isPlain: Bool, _ outer: Int) -> LayoutToken {
    let bytes = document.source.bytes
    if isPlain { return LayoutToken(kind: .scalar(.plain), range: range) }
    switch bytes[range.lowerBound] {
    case 0x27: return LayoutToken(kind: .scalar(.singleQuoted), range: range)
    case 0x22: return LayoutToken(kind: .scalar(.doubleQuoted), range: range)
    default:
      let (block, end) = readBlockScalar(bytes, from: range, around: outer)
      return LayoutToken(kind: .scalar(.block(block)), range: range.lowerBound..<end)
    }
  }
}

extension YAMLDocument {
  /// Whether a collection is written with brackets.
  func isBracketed(_ node: NodeID) -> Bool {
    let first = source.bytes[Int(span(node).lower)]
    return kind(node) == .mapping ? first == 0x7B : kind(node) == .sequence && first == 0x5B
  }
}
