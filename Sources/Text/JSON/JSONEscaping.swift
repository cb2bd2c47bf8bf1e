/// The one way in which a text is written as JSON: it keeps its UTF-8, but controls, line and paragraph separators,
/// characters that change the direction of text, and brackets that would open a command in a log are escaped, so that
/// neither a terminal nor a service that reads logs obeys anything in the JSON.
public enum JSONEscaping {
  /// How many bytes one byte of text becomes at most.
  @inlinable public static var growth: Int { 6 }

  /// Whether a text, in UTF-8, is only printable ASCII without quotes, backslashes and opening brackets, so that it is
  /// written to JSON as it is.
  @inlinable @inline(__always) public static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let ones = 0x0101_0101_0101_0101 as UInt64
    // The highest bit of a byte that is zero; of one above it as well, which changes no answer.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let flags = ASCII.words(of: text, blank: 0x20) { word in
      ASCII.unprintable(word) | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) | zeros(word ^ ones &* 0x5B)
    }
    return flags & 0x8080_8080_8080_8080 == 0
  }

  @inlinable static func isPlain(_ byte: UInt8) -> Bool {
    ASCII.isPrintable(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "[")
  }

  /// Puts the text of a JSON string, without its quotes: at most `growth` times as many bytes as the text has. The text
  /// is UTF-8.
  @inline(__always)
  public static func put(_ text: UnsafeBufferPointer<UInt8>, to out: inout ByteCursor) {
    if isPlain(text) { out.put(text) } else { putEscaped(text, to: &out) }
  }

  private static func putEscaped(_ text: UnsafeBufferPointer<UInt8>, to out: inout ByteCursor) {
    var copied = 0
    var at = 0
    while at < text.count {
      if isPlain(text[at]) {
        at += 1
        continue
      }
      let (length, scalar) = commanding(text, at)
      if let scalar {
        out.put(UnsafeBufferPointer(rebasing: text[copied..<at]))
        putEscape(scalar, to: &out)
        copied = at + length
      }
      at += length
    }
    out.put(UnsafeBufferPointer(rebasing: text[copied...]))
  }

  /// How many bytes `putString` puts at most.
  static func room(for text: UnsafeBufferPointer<UInt8>) -> Int {
    // To look at a short text costs more than the room that it saves.
    (text.count > 64 && isPlain(text) ? 1 : growth) * text.count + 2
  }

  /// Puts a JSON string with its quotes.
  static func putString(_ text: UnsafeBufferPointer<UInt8>, to out: inout ByteCursor) {
    out.put(UInt8(ascii: "\""))
    put(text, to: &out)
    out.put(UInt8(ascii: "\""))
  }

  /// The scalar that must be escaped at a place, if there is one, and how many bytes to advance.
  private static func commanding(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, scalar: UInt32?) {
    let byte = text[at]
    if byte == UInt8(ascii: "[") {
      let opens = LogCommand.opensBracket(text[..<at].suffix(LogCommand.longest).reversed().lazy.map { UInt32($0) })
      return (1, opens ? UInt32(byte) : nil)
    }
    if byte < 0x80 { return (1, UInt32(byte)) }
    let second = at + 1 < text.count ? UInt32(text[at + 1] & 0x3F) : 0
    if byte == 0xC2 || byte == 0xD8 {
      let scalar = UInt32(byte & 0x1F) << 6 | second
      return (min(2, text.count - at), scalar < 0xA0 || InvisibleScalar.isBidiControl(scalar) ? scalar : nil)
    }
    guard byte == 0xE2 || byte == 0xEF, at + 2 < text.count else { return (1, nil) }
    let scalar = UInt32(byte & 0x0F) << 12 | second << 6 | UInt32(text[at + 2] & 0x3F)
    let isSeparator = scalar == 0x2028 || scalar == 0x2029 || scalar == 0xFEFF
    return (3, isSeparator || InvisibleScalar.isBidiControl(scalar) ? scalar : nil)
  }

  /// - Parameter scalar: below U+10000.
  private static func putEscape(_ scalar: UInt32, to out: inout ByteCursor) {
    switch scalar {
    case 0x22: out.put("\\\"")
    case 0x5C: out.put("\\\\")
    case 0x0A: out.put("\\n")
    case 0x0D: out.put("\\r")
    case 0x09: out.put("\\t")
    default:
      out.put("\\u")
      for shift: UInt32 in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: scalar >> shift & 0xF)
        out.put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
