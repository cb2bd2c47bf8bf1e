/// What the comparison form of replies leaves out of letters. Many phones have no key for an accent, and people in a hurry do not look
/// for it: `no mas` is meant as `no más`, and `ARRET` as `ARRÊT`.
///
/// Latin and Greek letters lose their marks. Letters of other scripts keep theirs: there a mark makes another letter, as in `и`
/// and `й`, or a vowel.
enum Diacritics {
  /// - Parameter codes: decomposed, case folded, marks in order.
  static func drop(_ codes: inout [UInt32]) {
    var plain: [UInt32] = []
    plain.reserveCapacity(codes.count)
    /// Whether the marks that follow are upon a letter that loses them.
    var isOnPlainLetter = false
    for code in codes {
      if isDiacritic(code) {
        if !isOnPlainLetter { plain.append(code) }
        continue
      }
      if !ReplyCharacter.isMark(code) { isOnPlainLetter = losesMarks(code) }
      if let letters = withoutStroke(code) { plain.append(contentsOf: letters) } else { plain.append(code) }
    }
    codes = plain
  }

  /// Unicode's blocks of combining diacritical marks: the first one, Extended and Supplement.
  private static func isDiacritic(_ code: UInt32) -> Bool {
    guard code >= 0x300 else { return false }
    return code <= 0x36F || (0x1AB0...0x1AFF).contains(code) || (0x1DC0...0x1DFF).contains(code)
  }

  /// Whether a code point lies where Unicode has the Latin and the Greek letters.
  private static func losesMarks(_ code: UInt32) -> Bool {
    switch code {
    case 0x61...0x7A, 0xC0...0x2AF, 0x370...0x3FF, 0x1D00...0x1DBF, 0x1E00...0x1FFF, 0x2C60...0x2C7F, 0xA720...0xA7FF,
      0xAB30...0xAB6F:
      true
    default: false
    }
  }

  /// Letters that Unicode does not take apart, as people write them who do not have them.
  private static func withoutStroke(_ code: UInt32) -> [UInt32]? {
    switch code {
    case 0xE6: [0x61, 0x65]  // æ
    case 0xF8: [0x6F]  // ø
    case 0x111: [0x64]  // đ
    case 0x127: [0x68]  // ħ
    case 0x131: [0x69]  // ı
    case 0x142: [0x6C]  // ł
    case 0x153: [0x6F, 0x65]  // œ
    case 0x167: [0x74]  // ŧ
    default: nil
    }
  }
}
