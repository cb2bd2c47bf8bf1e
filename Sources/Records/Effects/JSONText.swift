internal import Diagnostics

/// Writing of JSON.
public enum JSONText {
  /// Appends the text of a JSON string, without its quotes. The bytes are UTF-8.
  public static func appendEscaped(_ text: Bytes, to out: inout [UInt8]) { JSONEscaping.append(text, to: &out) }

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
}
