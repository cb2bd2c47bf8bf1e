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
    let place = self.place(of: age)
    if place < entries.count && entries[place].age == age { return }
    while byZone.count <= zone.index { byZone.append(0) }
    byZone[zone.index] += 1
    entries.insert(Entry(age: age, contact: contact), at: place)
  }

  mutating func remove(age: UInt32, in zone: ZoneID) {
    let place = self.place(of: age)
    guard place < entries.count && entries[place].age == age else { return }
    entries.remove(at: place)
    byZone[zone.index] -= 1
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
