import Campaign

/// Which number each member has under other rules: members are the same if they have the same key.
struct MemberNumbers {
  /// By old number; `.nobody` for members who are not in the team any more.
  private let numbers: [MemberID]

  init(from old: RoutingPolicy, to new: RoutingPolicy) {
    var byKey: [String: MemberID] = [:]
    for (index, member) in new.team.enumerated() { byKey[member.key] = MemberID(UInt16(truncatingIfNeeded: index)) }
    numbers = old.team.map { byKey[$0.key] ?? .nobody }
  }

  subscript(old: MemberID) -> MemberID { old.index < numbers.count ? numbers[old.index] : .nobody }

  func all(_ column: [MemberID]) -> [MemberID] { column.map { self[$0] } }
}
