/// Writing of JSON.
public enum JSONText {
  /// Appends the text of a JSON string, without its quotes. The bytes are UTF-8 and stay UTF-8; controls, quotes and
  /// backslashes become escapes, and so do U+2028 and U+2029, which end lines for some readers.
  public static func appendEscaped(_ text: Bytes, to out: inout [UInt8]) {
    var clean = 0
    for at in text.indices {
      let byte = text[at]
      if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xE2 { continue }
      if byte == 0xE2 && !isLineSeparator(text, at) { continue }
      // The bytes so far need no change.
      out.append(contentsOf: text[clean..<at])
      clean = at + (byte == 0xE2 ? 3 : 1)
      appendEscape(byte == 0xE2 ? 0x2000 | UInt16(text[at + 2] & 0x3F) : UInt16(byte), to: &out)
    }
    out.append(contentsOf: text[clean...])
  }

  /// Appends a JSON string with its quotes.
  public static func appendString(_ text: Bytes, to out: inout [UInt8]) {
    out.append(0x22)
    appendEscaped(text, to: &out)
    out.append(0x22)
  }

  /// Appends a JSON string with its quotes.
  public static func appendString(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { appendString($0, to: &out) }
  }

  /// Appends an integer.
  public static func append(_ value: some BinaryInteger, to out: inout [UInt8]) {
    out.append(contentsOf: String(value).utf8)
  }

  static func append(_ text: StaticString, to out: inout [UInt8]) {
    out.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static func isLineSeparator(_ text: Bytes, _ at: Int) -> Bool {
    at + 2 < text.count && text[at + 1] == 0x80 && (text[at + 2] == 0xA8 || text[at + 2] == 0xA9)
  }

  private static func appendEscape(_ unit: UInt16, to out: inout [UInt8]) {
    out.append(0x5C)
    switch unit {
    case 0x22, 0x5C: out.append(UInt8(unit))
    case 0x08: out.append(UInt8(ascii: "b"))
    case 0x09: out.append(UInt8(ascii: "t"))
    case 0x0A: out.append(UInt8(ascii: "n"))
    case 0x0C: out.append(UInt8(ascii: "f"))
    case 0x0D: out.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      out.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] { out.append(digits[Int(unit >> UInt16(shift)) & 15]) }
    }
  }
}
