import Campaign

/// Conversations that wait unassigned, oldest first.
struct HeldConversations: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    var age: UInt32
    var contact: ContactID
  }
  private(set) var entries: [Entry] = []

  mutating func insert(_ contact: ContactID, age: UInt32) {
    let place = self.place(of: age)
    if place < entries.count && entries[place].age == age { return }
    entries.insert(Entry(age: age, contact: contact), at: place)
  }

  mutating func remove(age: UInt32) {
    let place = self.place(of: age)
    if place < entries.count && entries[place].age == age { entries.remove(at: place) }
  }

  /// The entries that are at least as young as `age`.
  func from(_ age: UInt32) -> ArraySlice<Entry> { entries[place(of: age)...] }

  private func place(of age: UInt32) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].age < age { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
