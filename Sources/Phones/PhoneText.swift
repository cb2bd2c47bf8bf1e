/// A text in which phone numbers are looked for: digits of any script as ASCII digits, letters in lower case, and a space
/// for everything else that does not matter.
struct PhoneText {
  private(set) var bytes: [UInt8] = []
  /// Whether there is nothing but spaces: a dash or a question mark stands for a number that no one knows.
  private(set) var isBlank = true

  init(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      // What Unicode knows of a character is slow to ask for.
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        bytes.append(Self.byte(ofASCII: byte))
        if byte != Self.space && byte &- 0x09 >= 5 { isBlank = false }
        continue
      }
      if let byte = Self.byte(of: scalar) { bytes.append(byte) }
      if !scalar.properties.isWhitespace, scalar.properties.generalCategory != .format { isBlank = false }
    }
    while bytes.last == Self.space { bytes.removeLast() }
    bytes.removeFirst(bytes.prefix { $0 == Self.space }.count)
  }

  private static let space = UInt8(ascii: " ")

  private static func byte(ofASCII byte: UInt8) -> UInt8 {
    if isDigit(byte) { return byte }
    if isLetter(byte | 0x20) { return byte | 0x20 }
    return "+.,;#=".utf8.contains(byte) ? byte : space
  }

  /// Nil for characters that draw nothing, such as those that set the direction of text.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    let properties = scalar.properties
    if properties.numericType == .decimal, let value = properties.numericValue { return 0x30 + UInt8(value) }
    // The full-width plus.
    if scalar == "\u{FF0B}" { return UInt8(ascii: "+") }
    if properties.generalCategory == .format { return nil }
    return properties.isAlphabetic ? UInt8(ascii: "a") : space
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }

  /// The digits, as numbers.
  var digits: [UInt8] { bytes.compactMap { Self.isDigit($0) ? $0 - 0x30 : nil } }

  /// Whether a `+` stands before the first digit.
  var hasPlus: Bool { bytes.prefix { !Self.isDigit($0) }.contains(UInt8(ascii: "+")) }

  /// Whether letters stand between digits: then it is a word, or more than one number.
  var hasLettersInside: Bool {
    guard let first = bytes.firstIndex(where: Self.isDigit), let last = bytes.lastIndex(where: Self.isDigit) else {
      return false
    }
    return bytes[first...last].contains(where: Self.isLetter)
  }

  /// The number of digits in one run at the start, after which `rest` begins.
  private func leadingDigits(_ start: Int = 0) -> (count: Int, rest: ArraySlice<UInt8>) {
    let run = bytes[start...].prefix(while: Self.isDigit)
    return (run.count, bytes[run.endIndex...])
  }

  /// The whole number that a spreadsheet wrote with a decimal point, as in `2155550101.0`.
  var decimal: [UInt8]? {
    let (count, rest) = leadingDigits(bytes.first == UInt8(ascii: "+") ? 1 : 0)
    guard count >= 7, let point = rest.first, point == 0x2E || point == 0x2C else { return nil }
    let fraction = rest.dropFirst()
    guard (1...2).contains(fraction.count), fraction.allSatisfy({ $0 == 0x30 }) else { return nil }
    return Array(digits.dropLast(fraction.count))
  }

  /// The number in scientific notation, as in `2.155550101E9`, and whether all its digits are there.
  var scientific: (digits: [UInt8], isWhole: Bool)? {
    guard let mark = bytes.firstIndex(of: UInt8(ascii: "e")) else { return nil }
    let mantissa = bytes[..<mark]
    var exponent = bytes[(mark + 1)...]
    if exponent.first == UInt8(ascii: "+") { exponent.removeFirst() }
    guard (1...2).contains(exponent.count), exponent.allSatisfy(Self.isDigit) else { return nil }
    let parts = mantissa.split(omittingEmptySubsequences: false) { $0 == 0x2E || $0 == 0x2C }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) }) else { return nil }
    let fraction = parts.count == 2 ? parts[1].count : 0
    let power = exponent.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (mantissa.compactMap { Self.isDigit($0) ? $0 - 0x30 : nil }, fraction == power)
  }

  /// Cuts an extension off, as in `215-555-0101 ext. 7`; false when there is none.
  mutating func cutExtension() -> Bool {
    var digits = 0
    for index in bytes.indices {
      if Self.isDigit(bytes[index]) { digits += 1 }
      guard digits >= 7, let end = extensionMark(at: index) else { continue }
      let number = bytes[end...].drop { !Self.isDigit($0) && !Self.isLetter($0) }
      guard (1...7).contains(number.count), number.allSatisfy(Self.isDigit) else { continue }
      bytes.removeSubrange(index...)
      return true
    }
    return false
  }

  /// The end of a word for extensions that begins here.
  private func extensionMark(at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "#") { return index + 1 }
    guard Self.isLetter(bytes[index]), index == 0 || !Self.isLetter(bytes[index - 1]) else { return nil }
    let word = bytes[index...].prefix(while: Self.isLetter)
    let words: [StaticString] = ["x", "ext", "extn", "extension"]
    let isMark = words.contains { mark in mark.withUTF8Buffer { $0.elementsEqual(word) } }
    return isMark ? word.endIndex : nil
  }
}
