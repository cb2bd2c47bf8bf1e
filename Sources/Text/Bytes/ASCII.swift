/// Classifies ASCII bytes. Every answer agrees with what Unicode says of the same character.
public enum ASCII {
  /// The lower case of a letter; every other byte as it is.
  @inlinable public static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// A space, or one of the controls from tab to carriage return.
  @inlinable public static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
  }

  /// A control character that is not white space.
  @inlinable public static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !isWhiteSpace(byte) || byte == 0x7F
  }

  /// From space to tilde: what a reader sees.
  @inlinable public static func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  /// `0` to `9`.
  @inlinable public static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// `a` to `z`, in lower or upper case.
  @inlinable public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// A letter or a digit.
  @inlinable public static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// Whether a text is entirely ASCII.
  @inlinable public static func isAll(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without an early exit, so that it processes many bytes at a time.
    text.reduce(0, |) < 0x80
  }

  /// Whether a text is printable ASCII from end to end.
  @inlinable public static func isPrintable(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without an early exit, as above.
    text.reduce(0) { $0 | (isPrintable($1) ? 0 : 1) } == 0
  }

  /// The text without white space at either end.
  @inlinable public static func trimmingWhiteSpace(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (first, last) = (0, text.count)
    while first < last, isWhiteSpace(text[first]) { first += 1 }
    while last > first, isWhiteSpace(text[last - 1]) { last -= 1 }
    return UnsafeBufferPointer(rebasing: text[first..<last])
  }
}
