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
  private struct Clock {
    /// When the one that runs started, `.never` where none runs.
    var start: Instant
    /// Counts its starts, of which several may be at one moment.
    var turn: UInt32
  }
  /// By contact.
  private var clocks: [Clock] = []
  private var entries = RisingQueue<Entry>()
  private(set) var running = 0

  /// The one that is due first.
  var first: Entry? { entries.top }

  /// How many contacts it knows of.
  var contactCount: Int { clocks.count }

  func start(of contact: ContactID) -> Instant? {
    guard contact.index < clocks.count else { return nil }
    let start = clocks[contact.index].start
    return start == .never ? nil : start
  }

  /// - Parameter due: when it runs out; nil for one that does not.
  mutating func start(_ contact: ContactID, age: UInt32, at start: Instant, due: Instant?) {
    while clocks.count <= contact.index { clocks.append(Clock(start: .never, turn: 0)) }
    let before = clocks[contact.index]
    let turn = before.turn &+ 1
    if before.start == .never { running += 1 }
    clocks[contact.index] = Clock(start: start, turn: turn)
    if let due { entries.insert(Entry(due: due, age: age, contact: contact, turn: turn)) }
    dropStale()
  }

  mutating func stop(_ contact: ContactID) {
    guard contact.index < clocks.count, clocks[contact.index].start != .never else { return }
    running -= 1
    clocks[contact.index] = Clock(start: .never, turn: clocks[contact.index].turn &+ 1)
    dropStale()
  }

  /// Keeps the first entry true, and stale ones few.
  private mutating func dropStale() {
    while let top = entries.top, clocks[top.contact.index].turn != top.turn { entries.removeTop() }
    guard entries.count > 1024 + 4 * running else { return }
    let clocks = clocks
    entries.keep { clocks[$0.contact.index].turn == $0.turn }
  }

  mutating func code(with coder: inout some StateCoder) {
    // Contacts at the end without a clock say nothing, so that the same clocks are the same bytes.
    var starts = clocks.prefix((clocks.lastIndex { $0.start != .never } ?? -1) + 1).map(\.start)
    coder.code(&starts)
    if coder.isReading { clocks = starts.map { Clock(start: $0, turn: 0) } }
  }
}

extension ReplyClocks: Equatable {
  /// What is due follows from the starts.
  static func == (a: Self, b: Self) -> Bool {
    let count = max(a.clocks.count, b.clocks.count)
    return (0..<count).allSatisfy { index in
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      return a.start(of: contact) == b.start(of: contact)
    }
  }
}
