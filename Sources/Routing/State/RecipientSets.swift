import Campaign

/// The sets of two or more members that conversations fanned out to, each kept once.
struct RecipientSets: Sendable, Equatable {
  private var starts: [UInt32] = [0]
  private var members: [MemberID] = []
  /// Hash of a set → the numbers of the sets with that hash. Looked up only, never walked.
  private var numbers: [Int: [UInt32]] = [:]

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
    numbers = [:]
    for number in 0..<count {
      numbers[Self.hash(self[RecipientSetID(UInt32(number))]), default: []].append(UInt32(number))
    }
  }

  private static func hash(_ set: some Collection<MemberID>) -> Int {
    set.reduce(0) { ($0 &* 31) &+ $1.index &+ 1 }
  }

  mutating func number(of set: some Collection<MemberID>) -> RecipientSetID {
    let hash = Self.hash(set)
    for number in numbers[hash, default: []] where self[RecipientSetID(number)].elementsEqual(set) {
      return RecipientSetID(number)
    }
    let number = UInt32(starts.count - 1)
    members += set
    starts.append(UInt32(members.count))
    numbers[hash, default: []].append(number)
    return RecipientSetID(number)
  }
}
