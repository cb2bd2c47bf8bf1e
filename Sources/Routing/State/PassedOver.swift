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

/// By conversation, who was passed over. Most were never: a column says at once of which there is nothing to look up.
struct PassedOverMembers: Sendable {
  private var passed: [ContactID: PassedOver] = [:]
  /// By contact, up to the last that was ever passed over.
  private var isPassed: [Bool] = []

  var isEmpty: Bool { passed.isEmpty }
  /// In list order.
  var contacts: [ContactID] { passed.keys.sorted() }

  subscript(contact: ContactID) -> PassedOver? {
    get { has(contact) ? passed[contact] : nil }
    set {
      if newValue == nil && !has(contact) { return }
      while isPassed.count <= contact.index { isPassed.append(false) }
      isPassed[contact.index] = newValue != nil
      passed[contact] = newValue
    }
  }

  func has(_ contact: ContactID) -> Bool { contact.index < isPassed.count && isPassed[contact.index] }

  mutating func add(_ members: [MemberID], to contact: ContactID) {
    var both = self[contact] ?? PassedOver()
    both.add(members)
    self[contact] = both
  }
}

extension PassedOverMembers: Equatable {
  static func == (a: Self, b: Self) -> Bool { a.passed == b.passed }
}
