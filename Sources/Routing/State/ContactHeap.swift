import Campaign

/// A binary heap of contacts, first in list order on top.
struct ContactHeap: Sendable, Equatable {
  private var entries: [ContactID] = []

  var top: ContactID? { entries.first }
  var isEmpty: Bool { entries.isEmpty }

  mutating func insert(_ contact: ContactID) {
    var index = entries.count
    entries.append(contact)
    while index > 0 {
      let parent = (index - 1) / 2
      if entries[parent] <= contact { break }
      entries[index] = entries[parent]
      index = parent
    }
    entries[index] = contact
  }

  mutating func removeTop() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    var index = 0
    while true {
      var child = index * 2 + 1
      if child >= entries.count { break }
      if child + 1 < entries.count && entries[child + 1] < entries[child] { child += 1 }
      if last <= entries[child] { break }
      entries[index] = entries[child]
      index = child
    }
    entries[index] = last
  }
}
