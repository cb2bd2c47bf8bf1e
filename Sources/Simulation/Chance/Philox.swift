/// The counter-based generator Philox 4x32 with ten rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3", 2011): a counter of four words and a key of two words give four words, always the same ones.
public enum Philox {
  public typealias Counter = (UInt32, UInt32, UInt32, UInt32)
  public typealias Key = (UInt32, UInt32)

  @inlinable public static func block(_ counter: Counter, key: Key) -> Counter {
    var (a, b, c, d) = counter
    var (k0, k1) = key
    for _ in 0..<9 {
      (a, b, c, d) = round(a, b, c, d, k0, k1)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return round(a, b, c, d, k0, k1)
  }

  @inlinable @inline(__always)
  static func round(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ k0: UInt32, _ k1: UInt32) -> Counter {
    let x = UInt64(0xD251_1F53) &* UInt64(a)
    let y = UInt64(0xCD9E_8D57) &* UInt64(c)
    return (
      UInt32(truncatingIfNeeded: y &>> 32) ^ b ^ k0, UInt32(truncatingIfNeeded: y),
      UInt32(truncatingIfNeeded: x &>> 32) ^ d ^ k1, UInt32(truncatingIfNeeded: x)
    )
  }
}
