import Campaign

/// Since when conversations lie with members who are to answer them, and which of them runs out first.
///
/// Empty under rules without `reply_timeout`.
struct ReplyClocks: Sendable {
  struct Entry: Comparable, Sendable {
    var due: Instant
    /// The older of two conversations that are due at one moment comes first.
    var age: UInt32
    var contact: ContactID
    /// Another number in the contact's column makes the entry stale.
    var turn: UInt32

    static func < (a: Self, b: Self) -> Bool { a.due == b.due ? a.age < b.age : a.due < b.due }
  }
  /// By contact: when the clock that runs started, `.never` where none runs.
  private(set) var starts: [Instant] = []
  /// By contact: counts its starts, of which several may be at one moment.
  private var turns: [UInt32] = []
  private var entries = MinHeap<Entry>()
  private(set) var running = 0

  /// The one that is due first.
  var first: Entry? { entries.top }

  func start(of contact: ContactID) -> Instant? {
    guard contact.index < starts.count, starts[contact.index] != .never else { return nil }
    return starts[contact.index]
  }

  /// - Parameter due: when it runs out; nil for one that does not.
  mutating func start(_ contact: ContactID, age: UInt32, at start: Instant, due: Instant?) {
    while starts.count <= contact.index { starts.append(.never) }
    while turns.count <= contact.index { turns.append(0) }
    turns[contact.index] &+= 1
    if starts[contact.index] == .never { running += 1 }
    starts[contact.index] = start
    if let due { entries.insert(Entry(due: due, age: age, contact: contact, turn: turns[contact.index])) }
    dropStale()
  }

  mutating func stop(_ contact: ContactID) {
    guard contact.index < starts.count, starts[contact.index] != .never else { return }
    running -= 1
    starts[contact.index] = .never
    if contact.index < turns.count { turns[contact.index] &+= 1 }
    dropStale()
  }

  /// Keeps the first entry true, and stale ones few.
  private mutating func dropStale() {
    while let top = entries.top, turns[top.contact.index] != top.turn { entries.removeTop() }
    guard entries.count > 1024 + 4 * running else { return }
    let turns = turns
    entries.keep { turns[$0.contact.index] == $0.turn }
  }

  mutating func code(with coder: inout some StateCoder) {
    // Contacts at the end without a clock say nothing, so that the same clocks are the same bytes.
    var shown = Array(starts.prefix((starts.lastIndex { $0 != .never } ?? -1) + 1))
    coder.code(&shown)
    starts = shown
  }
}

extension ReplyClocks: Equatable {
  /// What is due follows from the starts.
  static func == (a: Self, b: Self) -> Bool {
    let count = max(a.starts.count, b.starts.count)
    return (0..<count).allSatisfy { index in
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      return a.start(of: contact) == b.start(of: contact)
    }
  }
}
