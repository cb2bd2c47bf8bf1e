import Campaign

/// Whose turn it is. Who is chosen moves to the end; who is passed over keeps their place; who joins enters at the end.
struct Ring: Sendable, Equatable {
  private(set) var order: [MemberID]

  init(_ order: [MemberID]) { self.order = order }

  mutating func moveToEnd(_ member: MemberID) {
    remove(member)
    order.append(member)
  }

  mutating func remove(_ member: MemberID) {
    if let place = order.firstIndex(of: member) { order.remove(at: place) }
  }
}
