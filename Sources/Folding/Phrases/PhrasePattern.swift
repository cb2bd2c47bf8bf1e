/// A phrase to look for, as symbols: the bytes of its comparison form, and marks that stand for places between them. With
/// breaks between words as symbols of their own, looking for whole words is looking for a sequence of symbols.
package struct PhrasePattern {
  package enum Extent { case isWhole, occurs }
  /// What its occurrence says.
  package enum Meaning: Hashable {
    /// Of all ranked phrases that occur, the smallest number is found.
    case ranked(UInt32)
    /// Every label of a phrase that occurs is found.
    case label(UInt32)
  }
  /// Empty when the phrase folds to nothing.
  package let symbols: [UInt8]
  package let meaning: Meaning

  package init(_ phrase: String, _ extent: Extent, _ meaning: Meaning) {
    let form = Array(foldedReply(phrase).utf8)
    var symbols: [UInt8] = []
    if !form.isEmpty { form.withUnsafeBufferPointer { form in PhraseSymbol.forEach(of: form) { symbols.append($0) } } }
    // The symbols of a whole reply, without those for its ends.
    self.symbols = extent == .isWhole ? symbols : Array(symbols.dropFirst().dropLast())
    self.meaning = meaning
  }
}

/// Symbols beside the bytes of UTF-8, in which these three never occur.
enum PhraseSymbol {
  static let wordBreak: UInt8 = 0xFF
  static let start: UInt8 = 0xFE
  static let end: UInt8 = 0xFD

  static func isMark(_ symbol: UInt8) -> Bool { symbol >= end }

  /// - Parameter form: UTF-8 without faults.
  @inline(__always)
  static func forEach(of form: UnsafeBufferPointer<UInt8>, _ step: (UInt8) -> Void) {
    var breaks = WordBreaks()
    step(start)
    var index = 0
    while index < form.count {
      let length = min(length(ofCharacter: form[index]), form.count - index)
      if breaks.isBreak(before: code(form, index, length)) { step(wordBreak) }
      for byte in index..<index + length { step(form[byte]) }
      index += length
    }
    step(wordBreak)
    step(end)
  }

  private static func length(ofCharacter first: UInt8) -> Int {
    first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  private static func code(_ form: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> UInt32 {
    let first = form[index]
    if length == 1 { return UInt32(first) }
    var code = UInt32(first) & (0x7F >> UInt32(length))
    for byte in index + 1..<index + length { code = code << 6 | UInt32(form[byte] & 0x3F) }
    return code
  }
}
