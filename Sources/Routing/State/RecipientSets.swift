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

  mutating func number(of set: some Collection<MemberID>) -> RecipientSetID {
    var hash = 0
    for member in set { hash = (hash &* 31) &+ member.index &+ 1 }
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
