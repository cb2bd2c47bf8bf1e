/// Chance by a seed: who gets each of several contacts.
extension Model {
  /// Who gets each of so many contacts: everyone as often as anyone else, in an order that the seed decides.
  func deck(_ count: Int, _ targets: [Int], _ seed: UInt64) -> [Int] {
    if targets.count == 1 { return Array(repeating: targets[0], count: count) }
    var draw = SplitMix(state: fault == .reassignByChance ? UInt64.random(in: 0...UInt64.max) : seed)
    var order = targets.sorted()
    if fault == .reassignIsUneven { return (0..<count).map { _ in order[draw.below(order.count)] } }
    draw.shuffle(&order)
    var deck = (0..<count).map { order[$0 % order.count] }
    if fault != .reassignDealsInTurn { draw.shuffle(&deck) }
    return deck
  }
}

/// SplitMix64, as its authors Steele, Lea and Flood wrote it down.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Each number below the limit as likely as any other.
  mutating func below(_ limit: Int) -> Int {
    let limit = UInt64(limit)
    // 2^64 mod limit: so many of the largest draws would favour the smallest numbers.
    let excess = (UInt64.max % limit + 1) % limit
    while true {
      let drawn = next()
      if excess == 0 || drawn <= UInt64.max - excess { return Int(drawn % limit) }
    }
  }

  mutating func shuffle(_ list: inout [Int]) {
    for place in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(place, below(place + 1)) }
  }
}
