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
  @inlinable @inline(__always) public static func isAll(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    words(of: text) { $0 } & 0x8080_8080_8080_8080 == 0
  }

  /// Whether a text is printable ASCII from end to end.
  @inlinable @inline(__always) public static func isPrintable(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let flags = words(of: text, blank: 0x20, unprintable)
    return flags & 0x8080_8080_8080_8080 == 0
  }

  /// Where the highest bit of a byte is set, it is not ASCII, or DEL, or a control character. A carry goes from such a byte alone.
  @inlinable @inline(__always) static func unprintable(_ word: UInt64) -> UInt64 {
    word | (word &+ 0x0101_0101_0101_0101) | ~((word | 0x8080_8080_8080_8080) &- 0x2020_2020_2020_2020)
  }

  /// What is made of eight bytes at a time, one or the other twice, all joined by `or`. Without an early exit: most texts are short.
  ///
  /// - Parameter blank: fills up a text of fewer bytes.
  @inlinable @inline(__always)
  static func words(
    of text: UnsafeBufferPointer<UInt8>, blank: UInt8 = 0, _ flags: (UInt64) -> UInt64
  ) -> UInt64 {
    guard let base = text.baseAddress else { return flags(0x0101_0101_0101_0101 &* UInt64(blank)) }
    let raw = UnsafeRawPointer(base)
    let count = text.count
    if count >= 8 {
      var found: UInt64 = 0
      var at = 0
      while at &+ 8 < count {
        found |= flags(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        at &+= 8
      }
      return found | flags(raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
    }
    var word = 0x0101_0101_0101_0101 &* UInt64(blank)
    for byte in text { word = word &<< 8 | UInt64(byte) }
    return flags(word)
  }

  /// The text without white space at either end.
  @inlinable public static func trimmingWhiteSpace(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (first, last) = (0, text.count)
    while first < last, isWhiteSpace(text[first]) { first += 1 }
    while last > first, isWhiteSpace(text[last - 1]) { last -= 1 }
    return UnsafeBufferPointer(rebasing: text[first..<last])
  }
}
