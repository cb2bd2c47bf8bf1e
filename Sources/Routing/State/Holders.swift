import Campaign

/// The members in whose inboxes a conversation is, looked at where they stand: a list of them would be made for every decision.
enum Holders: Sendable {
  case nobody
  case one(MemberID)
  /// In declaration order.
  case several(ArraySlice<MemberID>)

  func contains(_ member: MemberID) -> Bool {
    switch self {
    case .nobody: false
    case .one(let holder): holder == member
    case .several(let holders): holders.contains(member)
    }
  }

  func forEach(_ body: (MemberID) -> Void) {
    switch self {
    case .nobody: break
    case .one(let holder): body(holder)
    case .several(let holders): for holder in holders { body(holder) }
    }
  }
}
