internal import Text

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

  /// Appends an integer, of 64 bits at most.
  public static func append(_ value: some FixedWidthInteger, to out: inout [UInt8]) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    var rest = UInt64(truncatingIfNeeded: value.magnitude)
    // The longest of them has 20 digits.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      repeat {
        first -= 1
        digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      out.append(contentsOf: Bytes(rebasing: UnsafeBufferPointer(digits)[first...]))
    }
  }

  static func append(_ text: StaticString, to out: inout [UInt8]) {
    out.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
