/// Why bytes cannot be read as what they should hold.
public enum SavedFlaw: Error, Hashable, Sendable {
  /// They end too early, or go on behind the end.
  case length
  /// Another version of this program wrote them.
  case version(UInt8)
  /// They hold what no saved value does.
  case damaged
  /// They were saved under other rules.
  case otherRules
  /// They hold more than a limit allows.
  case limit
}

/// Writing of saved values: numbers in groups of seven bits, lowest first, as LEB128 does; texts with their lengths.
enum SavedWriting {
  static func append(_ value: UInt64, to out: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
  }

  static func append(_ value: Int, to out: inout [UInt8]) { append(UInt64(max(0, value)), to: &out) }

  /// Numbers near zero, of either sign, are short.
  static func appendSigned(_ value: Int64, to out: inout [UInt8]) {
    append(UInt64(bitPattern: value << 1 ^ value >> 63), to: &out)
  }

  static func append(_ text: Bytes, to out: inout [UInt8]) {
    append(text.count, to: &out)
    out.append(contentsOf: text)
  }
}

/// Reading of saved values. Every length is held against the bytes that are there before it is believed.
struct SavedReader {
  private let bytes: Bytes
  private var at = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  var rest: Int { bytes.count - at }

  mutating func byte() throws(SavedFlaw) -> UInt8 {
    guard at < bytes.count else { throw .length }
    at += 1
    return bytes[at - 1]
  }

  /// A number in its one shortest form.
  mutating func number() throws(SavedFlaw) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let group = try byte()
      guard shift < 63 || group <= 1 else { throw .damaged }
      value |= UInt64(group & 0x7F) << shift
      if group < 0x80 {
        guard group != 0 || shift == 0 else { throw .damaged }
        return value
      }
      shift += 7
      guard shift <= 63 else { throw .damaged }
    }
  }

  mutating func signed() throws(SavedFlaw) -> Int64 {
    let value = try number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// How many values follow, each of which takes at least one byte.
  mutating func count() throws(SavedFlaw) -> Int {
    let value = try number()
    guard value <= UInt64(rest) else { throw .length }
    return Int(value)
  }

  /// A text, which is UTF-8.
  mutating func text() throws(SavedFlaw) -> Bytes {
    let length = try count()
    let text = Bytes(rebasing: bytes[at..<at + length])
    at += length
    guard isUTF8(text) else { throw .damaged }
    return text
  }

  func finish() throws(SavedFlaw) {
    if rest != 0 { throw .length }
  }
}
