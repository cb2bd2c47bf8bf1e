/// Why bytes cannot be read as the value they should hold.
public enum SavedFlaw: Error, Hashable, Sendable {
  /// They end too early, or continue after the end.
  case length
  /// Another version of this program wrote them.
  case version(UInt8)
  /// They hold something that is not a saved value.
  case damaged
  /// They were saved under other rules.
  case otherRules
  /// They hold more than a limit allows.
  case limit
}

/// Writing of saved values: numbers in groups of seven bits, lowest first, as LEB128 does; texts with their lengths.
package enum SavedWriting {
  package static func append(_ value: UInt64, to out: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
  }

  package static func append(_ value: Int, to out: inout [UInt8]) { append(UInt64(max(0, value)), to: &out) }

  /// Numbers near zero, of either sign, are short.
  package static func appendSigned(_ value: Int64, to out: inout [UInt8]) {
    append(UInt64(bitPattern: value << 1 ^ value >> 63), to: &out)
  }

  package static func append(_ text: Bytes, to out: inout [UInt8]) {
    append(text.count, to: &out)
    out.append(contentsOf: text)
  }
}

/// Reading of saved values. Every length is checked against the bytes that are there before it is used.
package struct SavedReader {
  private let bytes: Bytes
  private var at = 0

  package init(_ bytes: Bytes) { self.bytes = bytes }

  package var rest: Int { bytes.count - at }

  package mutating func byte() throws(SavedFlaw) -> UInt8 {
    guard at < bytes.count else { throw .length }
    at += 1
    return bytes[at - 1]
  }

  /// A number in its one shortest form.
  package mutating func number() throws(SavedFlaw) -> UInt64 {
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

  package mutating func signed() throws(SavedFlaw) -> Int64 {
    let value = try number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// How many values follow, each of which takes at least one byte.
  package mutating func count() throws(SavedFlaw) -> Int {
    let value = try number()
    guard value <= UInt64(rest) else { throw .length }
    return Int(value)
  }

  /// A text, which is UTF-8.
  package mutating func text() throws(SavedFlaw) -> Bytes {
    let text = try piece()
    guard isUTF8(text) else { throw .damaged }
    return text
  }

  /// Bytes preceded by their length, whatever they are.
  package mutating func piece() throws(SavedFlaw) -> Bytes {
    let length = try count()
    let piece = Bytes(rebasing: bytes[at..<at + length])
    at += length
    return piece
  }

  package func finish() throws(SavedFlaw) {
    if rest != 0 { throw .length }
  }
}
