internal import Campaign
internal import Text

/// Lines of an event stream, whatever their layout: spaces and tabs outside of strings, the `\r` of Windows, a byte order mark,
/// the order of keys and whether characters are escaped are none of what they say.
enum EventLayout {
  /// Whether two lines say the same.
  static func isSame(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    if a.elementsEqual(b) { return true }
    let (first, second) = (plain(a), plain(b))
    return first == second || members(first) == members(second)
  }

  /// The members of an object in the order of their bytes. What is no object is one member.
  private static func members(_ line: [UInt8]) -> [[UInt8]] {
    guard line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}"), line.count > 1 else { return [line] }
    var found: [[UInt8]] = [[]]
    var isInString = false
    var isEscaped = false
    var depth = 0
    for byte in line[1..<(line.count - 1)] {
      if isInString {
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: ",") where depth == 0:
          found.append([])
          continue
        default: break
        }
      }
      found[found.count - 1].append(byte)
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether a line says which event it is, by its time or the id of its message. Another event then has another line.
  static func isIdentified(_ line: ArraySlice<UInt8>) -> Bool {
    let text = plain(line)
    // A quote within a string has a backslash before it, so these are keys.
    return ["at", EventField.messageID.rawValue].contains { key in
      text.contains(Array("{\"\(key)\":".utf8)) || text.contains(Array(",\"\(key)\":".utf8))
    }
  }

  private static func plain(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let line = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
    var text: [UInt8] = []
    var isInString = false
    var at = line.startIndex
    while at < line.endIndex {
      let byte = line[at]
      if isInString, byte == UInt8(ascii: "\\"), at + 1 < line.endIndex {
        if let (scalar, length) = escaped(line[at...]) {
          text += Array(String(Character(scalar)).utf8)
          at += length
        } else {
          text += line[at..<(at + 2)]
          at += 2
        }
        continue
      }
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if isInString || byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r") {
        text.append(byte)
      }
      at += 1
    }
    return text
  }

  /// The character that an escape stands for, where the character could stand there itself, and the length of the escape.
  private static func escaped(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    if text.dropFirst().first == UInt8(ascii: "/") { return ("/", 2) }
    guard let unit = unit(text) else { return nil }
    if let scalar = Unicode.Scalar(unit) {
      return unit < 0x20 || scalar == "\"" || scalar == "\\" ? nil : (scalar, 6)
    }
    guard unit < 0xDC00, let low = Self.unit(text.dropFirst(6)), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)).map { ($0, 12) }
  }

  /// The number of `\u00E9`.
  private static func unit(_ text: ArraySlice<UInt8>) -> UInt32? {
    guard text.count >= 6, text.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return nil }
    let digits = text.dropFirst(2).prefix(4)
    return digits.allSatisfy { ASCII.isDigit($0) || ($0 | 0x20) &- 0x61 < 6 }
      ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16) : nil
  }
}
