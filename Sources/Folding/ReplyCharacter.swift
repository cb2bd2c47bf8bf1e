internal import Text

/// What characters mean to the comparison form of replies.
enum ReplyCharacter {
  static func isWhiteSpace(_ code: UInt32) -> Bool {
    if code < 0x80 { return ASCII.isWhiteSpace(UInt8(code)) }
    return Unicode.Scalar(code)?.properties.isWhitespace ?? false
  }

  /// It is invisible: default ignorables (zero-width characters, bidirectional controls, variation selectors), control
  /// characters other than white space, and the controls of interlinear annotations.
  static func isInvisible(_ code: UInt32) -> Bool {
    if code < 0x80 { return ASCII.isControl(UInt8(code)) }
    if code < 0xA0 { return !isWhiteSpace(code) }
    if (0xFFF9...0xFFFB).contains(code) { return true }
    return Unicode.Scalar(code)?.properties.isDefaultIgnorableCodePoint ?? false
  }

  /// Phones write `don’t` where people type `don't`.
  static func isApostrophe(_ code: UInt32) -> Bool { code == 0x2018 || code == 0x2019 }

  /// Makes every run of white space one space, none at either end.
  static func collapseWhiteSpace(_ codes: inout [UInt32]) {
    var count = 0
    for code in codes {
      if !isWhiteSpace(code) {
        codes[count] = code
        count += 1
      } else if count > 0, codes[count - 1] != 0x20 {
        codes[count] = 0x20
        count += 1
      }
    }
    if count > 0, codes[count - 1] == 0x20 { count -= 1 }
    codes.removeLast(codes.count - count)
  }

  /// The codes without outer space, punctuation and symbols; all of them when there is nothing else.
  static func trimmingOuter(_ codes: [UInt32]) -> ArraySlice<UInt32> {
    var (first, last) = (0, codes.count)
    while first < last, isOuter(codes[first]) || isMark(codes[first]) { first += 1 }
    while first < last {
      // Marks belong to the character before them: those upon a letter stay with it.
      var base = last - 1
      while base > first, isMark(codes[base]) { base -= 1 }
      guard isOuter(codes[base]) else { break }
      last = base
    }
    return first < last ? codes[first..<last] : codes[...]
  }

  private static func isOuter(_ code: UInt32) -> Bool {
    if code < 0x80 { return ASCII.isOuter(UInt8(code)) }
    guard let scalar = Unicode.Scalar(code) else { return false }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default:
      return scalar.properties.isWhitespace
    }
  }

  static func isMark(_ code: UInt32) -> Bool {
    guard code >= 0x300, let scalar = Unicode.Scalar(code) else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
