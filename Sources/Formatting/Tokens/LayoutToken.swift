internal import YAMLTree

/// A piece of a text that stays as it is, but for its lines' indentation: what is between two of them is layout.
struct LayoutToken {
  enum Kind: Equatable {
    case scalar(ScalarStyle)
    case dash, colon, comma, open, close
    case comment
    /// `---` or `...`.
    case marker
    /// `%YAML 1.2`.
    case directive
  }

  let kind: Kind
  /// In bytes of the text.
  let range: Range<Int>
  /// For an opening bracket, the index of the token that closes it.
  var partner: Int?
}

/// How a scalar is written.
enum ScalarStyle: Equatable {
  case plain, singleQuoted, doubleQuoted
  case block(BlockScalar)

  var isBlock: Bool { if case .block = self { true } else { false } }
}

/// The lines of a scalar that starts with `|` or `>`.
struct BlockScalar: Equatable {
  /// How many blanks stand before its text. Nil when all its lines are blank.
  let indentation: Int?
  /// The digit after `|` or `>`: by how much its text is indented more than the collection around it.
  let explicitIndentation: Int?
  /// `+`: the blank lines at the end belong to it.
  let keepsBlankLines: Bool
  /// `-`: not even the last line break belongs to it.
  let stripsLineBreak: Bool
}

func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// How many line breaks are in a range; CR LF is one.
func lineBreaks(in bytes: [UInt8], _ range: Range<Int>) -> Int {
  var count = 0
  for at in range where isLineBreak(bytes[at]) {
    let isSecondHalf = bytes[at] == 0x0A && at > range.lowerBound && bytes[at - 1] == 0x0D
    count += isSecondHalf ? 0 : 1
  }
  return count
}

/// How far from the start of its line a place is, in bytes. What is before it there is blanks and dashes.
func column(of offset: Int, in bytes: [UInt8]) -> Int {
  var start = offset
  while start > 0, !isLineBreak(bytes[start - 1]) { start -= 1 }
  if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
  return offset - start
}
