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

/// Who did not answer in time, of all conversations.
///
/// Most contacts are not in it, which a bit for each tells without a search.
struct PassedOverBook: Sendable {
  private var entries: [ContactID: PassedOver] = [:]
  /// By contact, 64 in a word; contacts beyond the end are not in it.
  private var isThere: [UInt64] = []

  var contacts: [ContactID] { entries.keys.sorted() }

  func contains(_ contact: ContactID) -> Bool {
    let word = contact.index / 64
    return word < isThere.count && isThere[word] & (1 << UInt64(contact.index % 64)) != 0
  }

  subscript(contact: ContactID) -> PassedOver? {
    get { contains(contact) ? entries[contact] : nil }
    set {
      guard newValue != nil || contains(contact) else { return }
      entries[contact] = newValue
      let word = contact.index / 64
      if word >= isThere.count { isThere += Array(repeating: 0, count: word + 1 - isThere.count) }
      let bit: UInt64 = 1 << UInt64(contact.index % 64)
      if newValue == nil { isThere[word] &= ~bit } else { isThere[word] |= bit }
    }
  }
}

extension PassedOverBook: Equatable {
  static func == (a: Self, b: Self) -> Bool { a.entries == b.entries }
}
