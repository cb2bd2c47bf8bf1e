import Campaign

// Turns among those whom a tag rule names, which says itself who is eligible.
extension Ring {
  /// Whose turn it is of a few members: of those with the least load.
  func next(among candidates: UnsafeBufferPointer<MemberID>, load: (MemberID) -> Int) -> MemberID? {
    // Most rules find one.
    if candidates.count == 1 { return standingSeat(of: candidates[0]).map { _ in candidates[0] } }
    var best: (load: Int, seat: Int)?
    for candidate in candidates {
      guard let seat = standingSeat(of: candidate) else { continue }
      let load = load(candidate)
      if let best, best.load != load ? best.load < load : !takesTurn(seat, before: best.seat) { continue }
      best = (load, seat)
    }
    return best.map { members[$0.seat] }
  }

  /// Whether the turn goes to the first of two seats, whatever they have open.
  private func takesTurn(_ first: Int, before second: Int) -> Bool {
    if isWeighted {
      let (mine, theirs) = (credit(first) &+ weight(first), credit(second) &+ weight(second))
      if mine != theirs { return mine > theirs }
    }
    return ranks[first] < ranks[second]
  }
}
