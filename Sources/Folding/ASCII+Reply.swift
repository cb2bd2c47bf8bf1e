package import Text

extension ASCII {
  package enum FoldedReply {
    /// The form has that many bytes.
    case form(Int)
    /// The form, whether ASCII or not, is longer than the buffer.
    case tooLong
    /// The text is not ASCII, or nothing but punctuation: ask `TextFolding.appendReply`.
    case undecided
  }

  /// White space, punctuation or a symbol.
  static func isOuter(_ byte: UInt8) -> Bool {
    isWhiteSpace(byte) || byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte)
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

  /// Folds an ASCII reply into a buffer, and stops where the form proves too long for it.
  package static func foldReply(
    _ text: UnsafeBufferPointer<UInt8>, into form: UnsafeMutableBufferPointer<UInt8>
  ) -> FoldedReply {
    var written = 0
    /// Length of the form up to its last character that is not outer.
    var kept = 0
    var pendingSpace = false
    for byte in text {
      guard byte < 0x80 else { return .undecided }
      if isControl(byte) { continue }
      let isOuter = isOuter(byte)
      if isOuter, kept == 0 { continue }
      if isWhiteSpace(byte) {
        pendingSpace = true
        continue
      }
      if pendingSpace {
        if written < form.count { form[written] = 0x20 }
        written += 1
        pendingSpace = false
      }
      if written < form.count { form[written] = lowercased(byte) }
      written += 1
      if !isOuter {
        kept = written
        // Whatever follows only makes the form longer, ASCII or not.
        if kept > form.count { return .tooLong }
      }
    }
    // A reply of nothing but punctuation keeps it, which is rare enough for the slow way.
    return kept > 0 ? .form(kept) : .undecided
  }
}
