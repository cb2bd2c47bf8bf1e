/// Finds the first of up to four bytes in a text, eight bytes of it at a time.
struct ByteFinder {
  /// Each byte eight times.
  private let a, b, c, d: UInt64
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    self.a = Self.ones &* UInt64(a)
    self.b = Self.ones &* UInt64(b)
    self.c = Self.ones &* UInt64(c)
    self.d = Self.ones &* UInt64(d)
  }

  /// Where the first of the bytes is, from `start` on; `end` where none is before it.
  @inline(__always) func first(in base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var at = start
    while at &+ 8 <= end {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let found = Self.zeros(word ^ a) | Self.zeros(word ^ b) | Self.zeros(word ^ c) | Self.zeros(word ^ d)
      if found & Self.highs != 0 { return at &+ (found & Self.highs).trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    while at < end {
      let word = Self.ones &* UInt64(base[at])
      if word == a || word == b || word == c || word == d { return at }
      at &+= 1
    }
    return end
  }

  /// The high bit of each byte that is zero is set. So may be others above the lowest of these, and never one below it.
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
