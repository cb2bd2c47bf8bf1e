package import Campaign

// What a tag rule does for those whom it names. Its levels are `to`, then each entry of `otherwise`: the first level where someone
// accepts has the reply.
extension TagRule {
  package var levelCount: Int { 1 + otherwise.count }

  /// The members of a level, in declaration order.
  package func level(_ index: Int) -> [MemberID] { index == 0 ? recipients : otherwise[index - 1] }

  /// The first level that names a member; nil where none does.
  func level(of member: MemberID) -> Int? {
    (0..<levelCount).first { level($0).hasSorted(member) }
  }

  /// Whether the rule, where it matches, gives the reply to a member who accepts it whatever else happens, while no one of `absent`
  /// accepts.
  ///
  /// A rule that picks one is sure of a member only where all others of the level are absent.
  func surelyGives(_ member: MemberID, absent: [MemberID]) -> Bool {
    if surelyGives(member) { return true }
    guard !absent.isEmpty, let first = level(of: member) else { return false }
    for index in 0..<first { for one in level(index) where !absent.hasSorted(one) { return false } }
    return by == .all || level(first).allSatisfy { $0 == member || absent.hasSorted($0) }
  }

  /// Whether the rule, where it matches, gives the reply to a member who accepts it whoever else accepts.
  func surelyGives(_ member: MemberID) -> Bool { (by == .all || recipients.count == 1) && recipients.hasSorted(member) }

  /// The members of the levels before one, sorted, each once.
  func members(before level: Int) -> [MemberID] {
    if level == 0 { return [] }
    if level == 1 { return recipients }
    var once: [MemberID] = []
    for member in (recipients + otherwise[..<(level - 1)].joined()).sorted() where once.last != member {
      once.append(member)
    }
    return once
  }
}

extension [MemberID] {
  /// Whether it holds a member; it is sorted.
  func hasSorted(_ member: MemberID) -> Bool {
    if count < 8 { return contains(member) }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < member { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == member
  }
}
