/// The keys and values of an object that the parser refuses, as well as they can be made out.
///
/// A key is what stands before a colon, a value is what stands behind it. Neither needs the quotes and brackets around it to be right,
/// so what comes after a fault is found as well as what comes before it.
enum SalvagedKeys {
  enum Value {
    case text([UInt8])
    /// Without quotes: a number, `true`, `null`.
    case word([UInt8])
    case list([[UInt8]])
    case object
  }

  private static let longestKey = 256

  /// Word processors make other quotes of straight ones: where there are such, both readings count.
  ///
  /// - Parameter take: gets each key with its value.
  static func find(in text: Bytes, take: (_ key: [UInt8], _ value: Value) -> Void) {
    findStraight(in: text, take: take)
    straightened(text)?.withUnsafeBufferPointer { findStraight(in: $0, take: take) }
  }

  /// The text with straight quotes in place of curly ones, and ordinary spaces; nil where it has no others.
  static func straightened(_ text: Bytes) -> [UInt8]? {
    guard text.contains(where: { $0 >= 0xC2 }) else { return nil }
    var straight: [UInt8] = []
    straight.reserveCapacity(text.count)
    var isChanged = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let mark = OddMark(scalar)
      if let mark { straight.append(mark.straight) } else { straight.append(contentsOf: String(scalar).utf8) }
      isChanged = isChanged || mark != nil
    }
    return isChanged ? straight : nil
  }

  private static func findStraight(in text: Bytes, take: (_ key: [UInt8], _ value: Value) -> Void) {
    for colon in text.indices where text[colon] == 0x3A {
      guard let key = key(before: colon, in: text) else { continue }
      take(key, value(after: colon, in: text))
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
  private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

  private static func key(before colon: Int, in text: Bytes) -> [UInt8]? {
    var end = colon
    while end > 0, isSpace(text[end - 1]) { end -= 1 }
    guard end > 0 else { return nil }
    var begin = end - 1
    if isQuote(text[begin]) {
      let quote = text[begin]
      end -= 1
      while begin > 0, text[begin - 1] != quote, end - begin < longestKey { begin -= 1 }
      guard begin > 0, text[begin - 1] == quote else { return nil }
    } else {
      begin = end
      while begin > 0, !endsWord(text[begin - 1]), end - begin < longestKey { begin -= 1 }
    }
    return begin < end ? unescaped(text[begin..<end]) : nil
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x27, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: false
    }
  }

  private static func value(after colon: Int, in text: Bytes) -> Value {
    var at = colon + 1
    while at < text.count, isSpace(text[at]) { at += 1 }
    guard at < text.count else { return .text([]) }
    switch text[at] {
    case 0x22, 0x27: return .text(string(&at, in: text))
    case 0x7B: return .object
    case 0x5B: return .list(items(after: at, in: text))
    default: return .word(word(&at, in: text))
    }
  }

  private static func items(after open: Int, in text: Bytes) -> [[UInt8]] {
    var items: [[UInt8]] = []
    var at = open + 1
    while at < text.count, text[at] != 0x5D, text[at] != 0x3A {
      if isQuote(text[at]) {
        items.append(string(&at, in: text))
      } else if endsWord(text[at]) || isSpace(text[at]) {
        at += 1
      } else {
        items.append(word(&at, in: text))
      }
    }
    return items
  }

  /// The string whose quote is at `at`, which moves behind it.
  private static func string(_ at: inout Int, in text: Bytes) -> [UInt8] {
    let quote = text[at]
    let begin = at + 1
    at = begin
    while at < text.count, text[at] != quote { at += text[at] == 0x5C ? 2 : 1 }
    let end = min(at, text.count)
    at = min(at + 1, text.count)
    return unescaped(text[begin..<end])
  }

  private static func word(_ at: inout Int, in text: Bytes) -> [UInt8] {
    let begin = at
    while at < text.count, !endsWord(text[at]) { at += 1 }
    return Array(trimmed(Bytes(rebasing: text[begin..<at])))
  }

  /// Without the escapes that JSON has; those that are none stay as they are.
  private static func unescaped(_ text: Slice<Bytes>) -> [UInt8] {
    guard text.contains(0x5C) else { return Array(text) }
    var out: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let letter = rest.first else {
        out.append(byte)
        continue
      }
      rest.removeFirst()
      let digits = String(decoding: rest.prefix(4), as: UTF8.self)
      if letter == UInt8(ascii: "u"), rest.count >= 4, let code = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        out.append(contentsOf: String(scalar).utf8)
        rest.removeFirst(4)
      } else {
        out.append([0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x62: 0x08, 0x66: 0x0C][letter] ?? letter)
      }
    }
    return out
  }
}
