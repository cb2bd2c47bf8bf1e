internal import Text

/// The header of a column as headers are compared: without case, and without anything but letters and digits.
struct HeaderName: Hashable {
  /// Letters and digits in lower case; all of the header where it has none.
  let text: String
  /// The same, divided where the header has something else, or a capital after a small letter.
  let words: [String]
  /// Whether it asks, as `Text?` does.
  let isQuestion: Bool

  init(_ header: String) {
    var words: [String] = []
    var word = ""
    var isSmall = false
    func endWord() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in header.unicodeScalars {
      let character = HeaderCharacter(scalar)
      guard character.isWritten else {
        endWord()
        isSmall = false
        continue
      }
      if isSmall, character.isCapital { endWord() }
      isSmall = character.isSmall
      if scalar.isASCII {
        word.unicodeScalars.append(Unicode.Scalar(ASCII.lowercased(UInt8(ascii: scalar))))
      } else {
        word += scalar.properties.lowercaseMapping
      }
    }
    endWord()
    isQuestion = header.utf8.last { $0 != 0x20 } == 0x3F
    self.words = words
    text = words.isEmpty ? header : words.joined()
  }

  static func == (a: HeaderName, b: HeaderName) -> Bool { a.text == b.text && a.words == b.words }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// What a character is in a header. Unicode's answers take long, and most characters are ASCII.
private struct HeaderCharacter {
  /// A letter or a digit, in which words consist.
  let isWritten: Bool
  let isSmall: Bool
  let isCapital: Bool

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let byte = UInt8(ascii: scalar)
      isWritten = ASCII.isAlphanumeric(byte)
      isCapital = ASCII.lowercased(byte) != byte
      isSmall = ASCII.isLetter(byte) && !isCapital
    } else {
      let properties = scalar.properties
      isWritten = properties.isAlphabetic || properties.numericType != nil
      (isSmall, isCapital) = (properties.isLowercase, properties.isUppercase)
    }
  }
}
