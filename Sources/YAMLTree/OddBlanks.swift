/// Finds spaces that are not ordinary ones, and characters that show nothing, where YAML takes only an ordinary space:
/// in indentation, after `-`, around the `:` of a key, inside brackets and at the end of a line.
///
/// In quotes, in remarks, in texts of several lines and between words they are text, and not found.
struct OddBlanks {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var found: [Range<Int>] = []
  /// The quote that is open, maybe since an earlier line.
  private var quote: UInt8?
  private var depth = 0
  /// The column that the lines of a text introduced by `|` or `>` exceed.
  private var textColumn: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    var line = start
    while line < bytes.count {
      var end = line
      while end < bytes.count && !isLineBreak(bytes[end]) { end += 1 }
      readLine(line..<end)
      line = end + 1
    }
  }

  /// The length of an odd blank at a place; nil where there is none.
  private func length(_ at: Int) -> Int? { oddBlankLength(bytes, at) }

  private mutating func readLine(_ line: Range<Int>) {
    var at = line.lowerBound
    while at < line.upperBound, isBlank(bytes[at]) { at += 1 }
    if let column = textColumn {
      if at == line.upperBound || at - line.lowerBound > column { return }
      textColumn = nil
    }
    at = line.lowerBound
    /// Where the present key or value starts; nil before it.
    var start: Int?
    /// The last byte that is not a blank.
    var last: UInt8?
    var isValue = false
    while at < line.upperBound {
      let byte = bytes[at]
      if let open = quote {
        if byte == 0x5C, open == 0x22 { at += 1 } else if byte == open { quote = nil }
        (last, at) = (byte, at + 1)
        continue
      }
      if isBlank(byte) || length(at) != nil {
        let run = blanks(from: at, to: line.upperBound)
        let next = run.end < line.upperBound ? bytes[run.end] : nil
        if next == 0x23 && (last == nil || run.end > at) {
          found += run.odd
          return
        }
        let isKeyEnd = !isValue && next == 0x3A && start.map { isKey($0..<at) } ?? false
        let isEntry = depth > 0 && (next == 0x5D || next == 0x7D || next == 0x2C)
        if last == nil || start == nil || next == nil || isKeyEnd || isEntry { found += run.odd }
        at = run.end
        continue
      }
      if last == nil, byte == 0x23 { return }
      let follower = at + 1 < line.upperBound ? bytes[at + 1] : 0x20
      let isApart = isBlank(follower) || at + 1 < line.upperBound && length(at + 1) != nil
      if start == nil {
        switch byte {
        case 0x22, 0x27: quote = byte
        case 0x5B, 0x7B:
          depth += 1
          (last, at, isValue) = (byte, at + 1, false)
          continue
        case 0x2D where isApart && !isValue:
          (last, at) = (byte, at + 1)
          continue
        case 0x7C where isValue || last == 0x2D, 0x3E where isValue || last == 0x2D: textColumn = column(of: line)
        default: break
        }
        start = at
      } else if byte == 0x3A, isApart, !isValue, let first = start, isKey(first..<at) {
        (start, isValue) = (nil, true)
      } else if depth > 0, byte == 0x2C {
        (start, isValue) = (nil, false)
      }
      if depth > 0, byte == 0x5D || byte == 0x7D { depth -= 1 }
      (last, at) = (byte, at + 1)
    }
  }

  /// A run of blanks of any kind.
  private func blanks(from start: Int, to end: Int) -> (odd: [Range<Int>], end: Int) {
    var odd: [Range<Int>] = []
    var at = start
    while at < end {
      if isBlank(bytes[at]) {
        at += 1
      } else if let length = length(at) {
        odd.append(at..<(at + length))
        at += length
      } else {
        break
      }
    }
    return (odd, at)
  }

  /// Whether a text may be a key: a word, or a text in quotes.
  private func isKey(_ range: Range<Int>) -> Bool {
    guard let first = bytes[range].first else { return false }
    if first == 0x22 || first == 0x27 { return true }
    return bytes[range].allSatisfy { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2D
        || isBlank(byte)
    }
  }

  /// Where the first key of a line stands, after `- `.
  private func column(of line: Range<Int>) -> Int {
    var at = line.lowerBound
    while at < line.upperBound, isBlank(bytes[at]) || bytes[at] == 0x2D { at += 1 }
    return max(0, at - line.lowerBound - (bytes[at] == 0x7C || bytes[at] == 0x3E ? 1 : 0))
  }
}

/// The length of the space that is not an ordinary one, or of the character that shows nothing and joins nothing, at a
/// place; nil where there is another character.
private func oddBlankLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
  let lead = bytes[at]
  guard lead == 0xC2 || lead >= 0xE1 && lead <= 0xE3 || lead == 0xEF else { return nil }
  let length = lead == 0xC2 ? 2 : 3
  guard at + length <= bytes.count else { return nil }
  var scalar = UInt32(lead) & (length == 2 ? 0x1F : 0x0F)
  for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[at + offset] & 0x3F) }
  switch scalar {
  case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return length
  // A soft hyphen, zero-width spaces, a word joiner, and a byte order mark within the text.
  case 0xAD, 0x180E, 0x200B, 0x2060, 0xFEFF: return length
  default: return nil
  }
}
