import Campaign

/// A binary heap of contacts, first in list order on top.
struct ContactHeap: Sendable, Equatable {
  private var entries: [ContactID] = []

  var top: ContactID? { entries.first }
  var isEmpty: Bool { entries.isEmpty }

  mutating func insert(_ contact: ContactID) {
    var place = entries.count
    entries.append(contact)
    while place > 0 {
      let parent = (place - 1) / 2
      if entries[parent] <= contact { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = contact
  }

  mutating func removeTop() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    var place = 0
    while true {
      var child = place * 2 + 1
      if child >= entries.count { break }
      if child + 1 < entries.count && entries[child + 1] < entries[child] { child += 1 }
      if last <= entries[child] { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = last
  }
}
