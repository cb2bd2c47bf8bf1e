/// Chance that is the same each time: SplitMix64.
public struct Chance {
  private var state: UInt64
  public init(_ seed: UInt64) { state = seed }
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  public mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  public mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
  public mutating func order(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for place in order.indices.dropFirst().reversed() { order.swapAt(place, below(place + 1)) }
    return order
  }
}
