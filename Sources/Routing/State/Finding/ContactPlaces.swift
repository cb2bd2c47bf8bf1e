import Campaign

/// Conversations by the place they are in: with a member, or with all members of a set.
struct ContactPlaces: Sendable {
  private var withMember = ContactLists()
  private var withSet = ContactLists()
  /// By member: the sets they stand in that ever had something.
  private var setsOfMember: [[Int]] = []
  /// By set: its members know of it.
  private var isListed: [Bool] = []

  /// How many conversations a member has at most, alone or with others.
  func count(_ member: MemberID) -> Int {
    sets(of: member).reduce(withMember.count(member.index)) { $0 + withSet.count($1) }
  }

  private func sets(of member: MemberID) -> [Int] {
    member.index < setsOfMember.count ? setsOfMember[member.index] : []
  }

  /// Those of a member, alone or with others, with some who left them since they were tidied.
  func contacts(_ member: MemberID) -> [ContactID] {
    sets(of: member).reduce(into: withMember.contacts(member.index)) { $0 += withSet.contacts($1) }
  }

  mutating func add(_ contact: ContactID, to placement: Placement, _ sets: RecipientSets) {
    switch placement {
    case .nowhere, .sharedInbox, .held: return
    case .member(let member): withMember.add(contact, to: member.index)
    case .fanOut(let set):
      withSet.add(contact, to: set.index)
      while isListed.count <= set.index { isListed.append(false) }
      if isListed[set.index] { return }
      isListed[set.index] = true
      for member in sets[set] {
        while setsOfMember.count <= member.index { setsOfMember.append([]) }
        setsOfMember[member.index].append(set.index)
      }
    }
  }

  /// Leaves a member with what they still have.
  mutating func tidy(_ member: MemberID, in sets: RecipientSets, where belongs: (ContactID, Placement) -> Bool) {
    withMember.tidy(member.index) { belongs($0, .member(member)) }
    for set in self.sets(of: member) {
      let number = RecipientSetID(UInt32(truncatingIfNeeded: set))
      withSet.tidy(set) { belongs($0, .fanOut(number)) }
    }
  }
}
