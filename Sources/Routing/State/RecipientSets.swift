import Campaign

/// The sets of two or more members that conversations fanned out to, each kept once.
struct RecipientSets: Sendable, Equatable {
  private var starts: [UInt32] = [0]
  private var members: [MemberID] = []
  /// By hash, or in the next places: the number of a set plus one; 0 where there is none. A power of two of them, of which at least a
  /// quarter is free.
  private var slots = [UInt32](repeating: 0, count: 16)

  subscript(set: RecipientSetID) -> ArraySlice<MemberID> {
    members[Int(starts[set.index])..<Int(starts[set.index + 1])]
  }

  var count: Int { starts.count - 1 }

  /// Whether a member is one of the set, which is in declaration order.
  func contains(_ member: MemberID, in set: RecipientSetID) -> Bool {
    var (low, high) = (Int(starts[set.index]), Int(starts[set.index + 1]))
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < member { low = middle + 1 } else { high = middle }
    }
    return low < Int(starts[set.index + 1]) && members[low] == member
  }

  mutating func code(with coder: inout some StateCoder, team: Int) {
    coder.code(&starts)
    coder.code(&members)
    guard coder.isReading else { return }
    let isSound =
      starts.first == 0 && Int(starts.last ?? .max) == members.count && members.allSatisfy { $0.index < team }
      && zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }
    guard isSound else {
      self = RecipientSets()
      return coder.fail()
    }
    slots = Array(repeating: 0, count: 16)
    for number in 0..<count { findSlot(for: number) }
  }

  private static func hash(_ set: some Collection<MemberID>) -> Int {
    let sum = set.reduce(0) { ($0 &* 31) &+ $1.index &+ 1 }
    return sum ^ (sum &>> 15)
  }

  mutating func number(of set: some Collection<MemberID>) -> RecipientSetID {
    var slot = Self.hash(set) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = RecipientSetID(slots[slot] - 1)
      if isSame(number, set) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    members += set
    starts.append(UInt32(members.count))
    findSlot(for: count - 1)
    return RecipientSetID(UInt32(count - 1))
  }

  private func isSame(_ number: RecipientSetID, _ set: some Collection<MemberID>) -> Bool {
    var place = Int(starts[number.index])
    guard Int(starts[number.index + 1]) - place == set.count else { return false }
    for member in set {
      if members[place] != member { return false }
      place += 1
    }
    return true
  }

  /// Gives a set a slot. All those before it have theirs.
  private mutating func findSlot(for number: Int) {
    if (number + 1) * 4 > slots.count * 3 {
      slots = Array(repeating: 0, count: slots.count * 2)
      for earlier in 0..<number { take(earlier) }
    }
    take(number)
  }

  private mutating func take(_ number: Int) {
    var slot = Self.hash(self[RecipientSetID(UInt32(number))]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number + 1)
  }
}
