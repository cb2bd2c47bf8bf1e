import Diagnostics

/// Reads what libyaml does not tell about: the bytes between scalars, where comments stand.
///
/// Between two scalars there are only indicators, blanks, line breaks and comments, so every `#` there starts a comment.
struct GapReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var cursor: Int
  private(set) var comments: [Span] = []
  /// A `?` in the gap read last: a key written the long way.
  private(set) var explicitKeyMark: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    cursor = start
  }

  /// Reads the gap up to a place; does nothing when it has been read.
  mutating func advance(to end: Int) {
    explicitKeyMark = nil
    let end = min(end, bytes.count)
    while cursor < end {
      switch bytes[cursor] {
      case 0x23: readComment()
      case 0x3F:
        explicitKeyMark = cursor
        cursor += 1
      default: cursor += 1
      }
    }
  }

  /// Passes over a scalar.
  mutating func skip(to end: Int) { cursor = max(cursor, end) }

  /// Reads the first line of a block scalar, where a comment may stand.
  /// - Returns: where its last line of text ends, given where libyaml says that it ends.
  mutating func readBlockScalarHeader(to end: Int) -> Int {
    while cursor < end && !isLineBreak(bytes[cursor]) {
      if bytes[cursor] == 0x23 { readComment() } else { cursor += 1 }
    }
    var last = min(end, bytes.count)
    while last > cursor && (isLineBreak(bytes[last - 1]) || isBlank(bytes[last - 1])) { last -= 1 }
    return last
  }

  private mutating func readComment() {
    let start = cursor
    while cursor < bytes.count && !isLineBreak(bytes[cursor]) { cursor += 1 }
    comments.append(Span(UInt32(start), UInt32(cursor)))
  }
}

func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
