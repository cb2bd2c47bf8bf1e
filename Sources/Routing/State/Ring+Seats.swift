import Campaign

// Where members sit in a ring.
extension Ring {
  static let noSeat = UInt8.max

  /// Nothing where the members have numbers that are too great.
  static func seats(of members: [MemberID]) -> [UInt8] {
    guard let last = members.last, last.index < Int(noSeat) else { return [] }
    var seats = Array(repeating: noSeat, count: last.index + 1)
    for (seat, member) in members.enumerated() { seats[member.index] = UInt8(truncatingIfNeeded: seat) }
    return seats
  }

  func seat(of member: MemberID) -> Int? {
    if !seats.isEmpty {
      guard member.index < seats.count, seats[member.index] != Self.noSeat else { return nil }
      return Int(seats[member.index])
    }
    // Of everyone, each sits at their own number.
    if member.index < members.count, members[member.index] == member { return member.index }
    var (low, high) = (0, members.count)
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < member { low = middle + 1 } else { high = middle }
    }
    return low < members.count && members[low] == member ? low : nil
  }
}
