/// The members of a ring who have one weight: a tournament among those of them whose turn it may be.
struct WeightClass: Sendable {
  let weight: Int64
  /// The seats of its members.
  var seats: [Int32] = []
  /// How many of them stand in the ring.
  var standing = 0
  /// The seats who play, from `seats.count` on, below them the winners of each match; the first is at 1. Negative where no one plays.
  private var winners: [Int32] = []

  init(weight: Int64) { self.weight = weight }

  /// The tournament of those who are there, of whom no one plays yet.
  mutating func makeRoom() { winners = Array(repeating: -1, count: seats.count * 2) }

  /// The winner of all.
  var first: Int? { winners[1] < 0 ? nil : Int(winners[1]) }

  /// The winner of all but some seats. Only matches that those won are looked into.
  ///
  /// - Parameter beats: whether the first of two seats wins against the second.
  func first(except excluded: [Int], beats: (Int, Int) -> Bool) -> Int? {
    func best(_ match: Int) -> Int? {
      let winner = Int(winners[match])
      if winner < 0 { return nil }
      if !excluded.contains(winner) { return winner }
      guard match < seats.count else { return nil }
      guard let first = best(match * 2) else { return best(match * 2 + 1) }
      guard let second = best(match * 2 + 1) else { return first }
      return beats(first, second) ? first : second
    }
    return winners.count > 1 ? best(1) : nil
  }

  /// Someone's place is to be found anew, whatever changed about them. Everyone else's is as it was.
  ///
  /// - Parameter beats: whether the first of two seats wins against the second.
  mutating func set(_ place: Int, isPlaying: Bool, beats: (Int, Int) -> Bool) {
    let seat = seats[place]
    var match = seats.count + place
    winners[match] = isPlaying ? seat : -1
    while match > 1 {
      match /= 2
      let (before, now) = (winners[match], winner(of: match, beats: beats))
      // The same others meet in the matches beyond.
      if before == now && now != seat { return }
      winners[match] = now
    }
  }

  /// Plays every match again.
  mutating func playAll(beats: (Int, Int) -> Bool) {
    for match in (1..<max(1, seats.count)).reversed() { winners[match] = winner(of: match, beats: beats) }
  }

  private func winner(of match: Int, beats: (Int, Int) -> Bool) -> Int32 {
    let (first, second) = (winners[match * 2], winners[match * 2 + 1])
    if first < 0 { return second }
    if second < 0 { return first }
    return beats(Int(first), Int(second)) ? first : second
  }
}
