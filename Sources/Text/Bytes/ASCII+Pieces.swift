// Long texts are looked through in pieces of many bytes at a time, without an exit before the end.
extension ASCII {
  @usableFromInline typealias Piece = SIMD16<UInt8>
  @usableFromInline typealias Places = SIMDMask<SIMD16<Int8>>

  /// Whether a text holds a byte.
  @inlinable public static func holds(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    holds(byte, and: byte, 0, in: text)
  }

  /// Whether a byte stands somewhere in a text, and another one a distance behind it.
  @inlinable public static func holds(
    _ first: UInt8, and second: UInt8, _ distance: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = UnsafeRawPointer(text.baseAddress), distance < text.count else { return false }
    let (firsts, seconds) = (Piece(repeating: first), Piece(repeating: second))
    let end = text.count &- distance
    var found = Places(repeating: false)
    var at = 0
    while at &+ 16 <= end {
      let isFirst = start.loadUnaligned(fromByteOffset: at, as: Piece.self) .== firsts
      found .|= isFirst .& (start.loadUnaligned(fromByteOffset: at &+ distance, as: Piece.self) .== seconds)
      at &+= 16
    }
    if any(found) { return true }
    while at < end {
      if text[at] == first, text[at &+ distance] == second { return true }
      at &+= 1
    }
    return false
  }

  /// Whether a text is printable ASCII, tabs and line breaks from end to end.
  @inlinable public static func isPrintableLines(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = UnsafeRawPointer(text.baseAddress) else { return true }
    let (tab, lineFeed, carriageReturn) = (Piece(repeating: 0x09), Piece(repeating: 0x0A), Piece(repeating: 0x0D))
    let (space, tilde) = (Piece(repeating: 0x20), Piece(repeating: 0x7E))
    var isFine = Places(repeating: true)
    var at = 0
    while at &+ 16 <= text.count {
      let piece = start.loadUnaligned(fromByteOffset: at, as: Piece.self)
      let isPrintable = (piece .>= space) .& (piece .<= tilde)
      isFine .&= isPrintable .| (piece .== lineFeed) .| (piece .== carriageReturn) .| (piece .== tab)
      at &+= 16
    }
    guard all(isFine) else { return false }
    while at < text.count {
      let byte = text[at]
      guard isPrintable(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return false }
      at &+= 1
    }
    return true
  }

  /// How often a byte stands in a text, which may be short.
  @inlinable public static func count(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = UnsafeRawPointer(text.baseAddress) else { return 0 }
    let (ones, high) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    var (count, at) = (0, 0)
    while at &+ 8 <= text.count {
      // The highest bit of each byte says whether it is another one.
      let other = start.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ (ones &* UInt64(byte))
      let isOther = (other & ~high &+ ~high | other) & high
      count &+= 8 &- Int(truncatingIfNeeded: (isOther &>> 7 &* ones) &>> 56)
      at &+= 8
    }
    while at < text.count {
      count &+= text[at] == byte ? 1 : 0
      at &+= 1
    }
    return count
  }
}
