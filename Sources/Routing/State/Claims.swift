import Campaign

/// Claims that run out, in the order in which they do. All that are made under the same rules last equally long, so that is mostly
/// the order in which they were made.
struct Claims: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    var contact: ContactID
    /// The number of the assignment that the claim is; another number in the contact's column makes it stale.
    var dealt: UInt32
    var due: Instant
  }
  private var entries: [Entry] = []
  private var head = 0

  var first: Entry? { head < entries.count ? entries[head] : nil }

  mutating func insert(_ entry: Entry) {
    var index = entries.count
    while index > head, entries[index - 1].due > entry.due { index -= 1 }
    if index == entries.count { entries.append(entry) } else { entries.insert(entry, at: index) }
  }

  mutating func removeFirst() {
    head += 1
    if head == entries.count || (head > 1024 && head > entries.count / 2) {
      entries.removeFirst(head)
      head = 0
    }
  }

  /// A claim that was sent in the same breath need not be remembered.
  mutating func removeLast(of contact: ContactID) {
    if head < entries.count, entries[entries.count - 1].contact == contact { entries.removeLast() }
  }

  mutating func code(with coder: inout some StateCoder) {
    if !coder.isReading {
      entries.removeFirst(head)
      head = 0
    }
    coder.code(&entries)
  }

  mutating func removeStale(where isStale: (Entry) -> Bool) {
    entries.removeFirst(head)
    head = 0
    entries.removeAll(where: isStale)
  }

  /// Those that wait, soonest first, stale ones among them.
  var all: ArraySlice<Entry> { entries[head...] }
}
