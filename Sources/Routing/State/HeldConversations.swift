import Campaign

/// Conversations that wait unassigned, oldest first.
struct HeldConversations: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    var age: UInt32
    var contact: ContactID
  }
  private(set) var entries: [Entry] = []
  /// How many live in each time zone.
  private(set) var byZone: [Int] = []

  mutating func insert(_ contact: ContactID, age: UInt32, in zone: ZoneID) {
    let index = self.index(of: age)
    if index < entries.count && entries[index].age == age { return }
    while byZone.count <= zone.index { byZone.append(0) }
    byZone[zone.index] += 1
    entries.insert(Entry(age: age, contact: contact), at: index)
  }

  mutating func remove(age: UInt32, in zone: ZoneID) {
    let index = self.index(of: age)
    guard index < entries.count && entries[index].age == age else { return }
    entries.remove(at: index)
    byZone[zone.index] -= 1
  }

  /// The entries that are at least as young as `age`.
  func from(_ age: UInt32) -> ArraySlice<Entry> { entries[index(of: age)...] }

  private func index(of age: UInt32) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].age < age { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
