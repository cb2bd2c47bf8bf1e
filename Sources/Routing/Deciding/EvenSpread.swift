import Campaign

/// Gives things to members at random but evenly: counts differ by at most one, and the same seed gives the same.
struct EvenSpread {
  /// Who gets each thing, in the order of the things.
  let deck: [MemberID]

  /// - Parameter members: not empty.
  init(_ count: Int, over members: [MemberID], seed: UInt64) {
    var chance = SplitMix64(state: seed)
    var members = members
    chance.permute(&members)
    var deck = (0..<count).map { members[$0 % members.count] }
    chance.permute(&deck)
    self.deck = deck
  }
}

/// Steele, Lea and Flood's generator: small, and good enough to shuffle with.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `bound`, each equally likely: draws in the last, incomplete stretch are thrown away.
  mutating func next(below bound: UInt64) -> UInt64 {
    let incomplete = (UInt64.max % bound + 1) % bound
    while true {
      let drawn = next()
      if drawn <= .max - incomplete { return drawn % bound }
    }
  }

  mutating func permute<Element>(_ list: inout [Element]) {
    for last in stride(from: list.count - 1, to: 0, by: -1) {
      list.swapAt(last, Int(next(below: UInt64(last + 1))))
    }
  }
}
