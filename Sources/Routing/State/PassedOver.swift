import Campaign

/// The members who did not answer a conversation in time since it came to need attention, and how often it was taken from someone.
struct PassedOver: Sendable, Equatable {
  /// In declaration order.
  var members: [MemberID] = []
  var times = 0

  mutating func add(_ others: [MemberID]) {
    times += 1
    for member in others where !members.contains(member) { members.append(member) }
    members.sort()
  }
}
