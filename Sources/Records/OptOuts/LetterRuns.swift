internal import Text

/// Where the runs of letters of a text begin, also within `DonorOptOut`: the ASCII ones, found for eight bytes at a time.
enum LetterRuns {
  /// Whether something holds of a run behind the first byte, which has two bytes behind its first letter.
  ///
  /// - Parameter holds: is asked with where the run begins, for one run after the other.
  @inline(__always)
  static func anyLater(in text: Bytes, _ holds: (Int) -> Bool) -> Bool {
    guard let base = text.baseAddress, text.count > 3 else { return false }
    let last = text.count - 3
    // What stands before the first byte counts as a letter, so that no run begins there.
    var isAfterLetter: UInt64 = 1
    var isAfterSmall: UInt64 = 0
    var at = 0
    while at <= last {
      let bytes = eightBytes(base, at, of: text.count)
      let letters = letters(bytes)
      var begins = letters & ~((letters &<< 1) | isAfterLetter)
      // The bit 0x20 tells capitals from small letters.
      let small = letters & bits(bytes &<< 2)
      begins |= letters & ~small & ((small &<< 1) | isAfterSmall)
      isAfterLetter = letters &>> 7
      isAfterSmall = small &>> 7
      while begins != 0 {
        let begin = at + begins.trailingZeroBitCount
        if begin > last { return false }
        if holds(begin) { return true }
        begins &= begins &- 1
      }
      at += 8
    }
    return false
  }

  /// A bit for each byte that is an ASCII letter, the first byte's lowest.
  @inline(__always)
  private static func letters(_ bytes: UInt64) -> UInt64 {
    let low = (bytes | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
    // The highest bit of a byte: from `a` on, not behind `z`, and ASCII.
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let behindZ = low &+ 0x0505_0505_0505_0505
    return bits(fromA & ~behindZ & ~bytes)
  }

  /// The highest bit of each byte, the first byte's lowest.
  @inline(__always)
  private static func bits(_ bytes: UInt64) -> UInt64 {
    (((bytes & 0x8080_8080_8080_8080) &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// The bytes from a place on, the first one lowest; zeros behind the end of the text.
  @inline(__always)
  private static func eightBytes(_ base: UnsafePointer<UInt8>, _ at: Int, of count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(base)
    let rest = count - at
    if rest >= 8 { return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) }
    // The last eight bytes end where the text does.
    if count >= 8 {
      let bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      return bytes &>> UInt64(8 * (8 - rest))
    }
    return (0..<rest).reduce(0) { $0 | UInt64(base[at + $1]) &<< UInt64(8 * $1) }
  }
}
