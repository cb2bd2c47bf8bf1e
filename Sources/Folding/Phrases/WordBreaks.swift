internal import Text

/// Where words begin and end in the comparison form of a reply.
///
/// Two adjacent letters or digits have no break between them, all other pairs have one: apostrophes and hyphens end
/// words. Marks belong to the character before them. As in Unicode's default word boundaries (UAX 29), letters of
/// scripts that do not put spaces between words are words by themselves.
struct WordBreaks {
  private enum Kind {
    case word
    /// A letter that is a word by itself.
    case lone
    case other
  }
  private var previous: Kind?

  /// Whether there is a break before the next character. There is one at the beginning.
  mutating func isBreak(before code: UInt32) -> Bool {
    if code >= 0x300, previous != nil, ReplyCharacter.isMark(code) { return false }
    let kind = Self.kind(code)
    defer { previous = kind }
    return kind != .word || previous != .word
  }

  private static func kind(_ code: UInt32) -> Kind {
    if code < 0x80 { return ASCII.isAlphanumeric(UInt8(code)) ? .word : .other }
    guard let scalar = Unicode.Scalar(code) else { return .other }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return scalar.properties.isIdeographic || unspaced.contains { $0.contains(code) } ? .lone : .word
    default: return .other
    }
  }

  /// Thai and Lao, Myanmar, Khmer, Hiragana. Katakana and Hangul make words.
  private static let unspaced: [ClosedRange<UInt32>] = [
    0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x309F,
  ]
}
