import Diagnostics

/// Reads what libyaml does not report: the bytes between scalars, which hold the comments.
///
/// Between two scalars there are only indicators, blanks, line breaks and comments, so every `#` there starts a
/// comment.
struct GapReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var cursor: Int
  private(set) var comments: [SourceSpan] = []
  /// A `?` in the gap that was read last: a key written in the long form.
  private(set) var explicitKeyMark: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    cursor = start
  }

  /// Reads the gap up to a place; does nothing when it has been read already.
  mutating func advance(to end: Int) {
    explicitKeyMark = nil
    let (bytes, end) = (bytes, min(end, bytes.count))
    while true {
      var at = cursor
      while at < end, bytes[at] != 0x23, bytes[at] != 0x3F { at &+= 1 }
      cursor = at
      if at >= end { return }
      if bytes[at] == 0x23 {
        readComment()
      } else {
        explicitKeyMark = at
        cursor += 1
      }
    }
  }

  /// Skips a scalar.
  mutating func skip(to end: Int) { cursor = max(cursor, end) }

  /// Reads the first line of a block scalar, which may hold a comment.
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
    comments.append(SourceSpan(UInt32(start), UInt32(cursor)))
  }
}

func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
