/// The header of a column as headers are compared: without case, and without anything but letters and digits.
struct HeaderName: Hashable {
  /// Letters and digits in lower case; all of the header where it has none.
  let text: String
  /// The same, divided where the header has something else, or a capital after a small letter.
  let words: [String]
  /// Whether it asks, as `Text?` does.
  let isQuestion: Bool

  init(_ header: String) {
    var words: [String] = [""]
    var isSmall = false
    for scalar in header.unicodeScalars {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        if words.last != "" { words.append("") }
        isSmall = false
        continue
      }
      if isSmall, scalar.properties.isUppercase { words.append("") }
      isSmall = scalar.properties.isLowercase
      words[words.count - 1] += scalar.properties.lowercaseMapping
    }
    isQuestion = header.utf8.last { $0 != 0x20 } == 0x3F
    self.words = words.filter { !$0.isEmpty }
    text = self.words.isEmpty ? header : self.words.joined()
  }

  static func == (a: HeaderName, b: HeaderName) -> Bool { a.text == b.text && a.words == b.words }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
