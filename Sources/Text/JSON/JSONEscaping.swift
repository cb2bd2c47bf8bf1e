/// The one way a text goes into JSON: it keeps its UTF-8, but controls, separators of lines and characters that change the direction of
/// text become escapes, so that JSON on a terminal commands nothing.
public enum JSONEscaping {
  /// Appends the text of a JSON string, without its quotes. The bytes are UTF-8.
  public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var copied = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      // Most bytes need no look.
      if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte < 0x7F {
        at += 1
        continue
      }
      let (length, scalar) = commanding(text, at)
      if let scalar {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<at]))
        appendEscape(scalar, to: &bytes)
        copied = at + length
      }
      at += length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
  }

  /// The scalar that must be escaped at a place, if there is one, and how many bytes to go on.
  private static func commanding(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, scalar: UInt32?) {
    let byte = text[at]
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

  private static func appendEscape(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0x22: bytes.append(contentsOf: "\\\"".utf8)
    case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    default:
      let digits = String(scalar, radix: 16)
      bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits).utf8)
    }
  }
}
