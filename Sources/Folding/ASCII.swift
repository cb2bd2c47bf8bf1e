/// The ASCII part of folding. Every answer agrees with what Unicode says of the same character.
package enum ASCII {
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
  }

  /// A control character that is not white space.
  static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !isWhiteSpace(byte) || byte == 0x7F
  }

  /// White space, punctuation or a symbol.
  static func isOuter(_ byte: UInt8) -> Bool {
    isWhiteSpace(byte) || byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte)
  }

  static func isAll(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without an early way out, so that it takes many bytes at a time.
    text.reduce(0, |) < 0x80
  }

  static func trimmingWhiteSpace(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (first, last) = (0, text.count)
    while first < last, isWhiteSpace(text[first]) { first += 1 }
    while last > first, isWhiteSpace(text[last - 1]) { last -= 1 }
    return UnsafeBufferPointer(rebasing: text[first..<last])
  }

  /// `TextFolding.appendReply` for ASCII text.
  static func appendReply(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    for byte in text where !isControl(byte) {
      if !isWhiteSpace(byte) {
        output.append(lowercased(byte))
      } else if output.count > start, output.last != 0x20 {
        output.append(0x20)
      }
    }
    if output.count > start, output.last == 0x20 { output.removeLast() }
    guard let first = output[start...].firstIndex(where: { !isOuter($0) }),
      let last = output[start...].lastIndex(where: { !isOuter($0) })
    else { return }
    output.removeSubrange((last + 1)...)
    output.removeSubrange(start..<first)
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }
}
