import Campaign

/// Conversations that wait unassigned, sorted by those whom they wait for: a member who has room finds the oldest that they can take
/// without a look at the others.
///
/// Everything here follows from the columns of the state and from the graph. A conversation is sorted when something held is asked for
/// the next time, and again when whom it waits for changes.
struct HeldConversations: Sendable {
  struct Entry: Comparable, Sendable {
    /// Ages are unique among what is held.
    var age: UInt32
    var contact: ContactID
    /// Another number in `numbers` makes the entry stale.
    var number: UInt32
    static func < (a: Self, b: Self) -> Bool { a.age < b.age }
  }

  /// How many have each clock.
  private(set) var byClock: [Int] = []
  /// The number of each held conversation's entries that count. Looked up only, never walked.
  private var numbers: [ContactID: UInt32] = [:]
  private var lastNumber: UInt32 = 0
  private var unsorted: [Entry] = []
  /// Those outside their texting hours, by clock: no one takes them before the hours begin.
  private var asleep: [[Entry]] = []
  private var asleepCount = 0
  private var groups: WaitingGroups?
  /// The oldest that can be placed, once everything is sorted.
  private(set) var next: ContactID?

  func contains(_ contact: ContactID) -> Bool { numbers[contact] != nil }

  mutating func insert(_ contact: ContactID, age: UInt32, on clock: ClockID) {
    if contains(contact) { return }
    while byClock.count <= clock.index { byClock.append(0) }
    byClock[clock.index] += 1
    ask(contact, age: age)
  }

  mutating func remove(_ contact: ContactID, on clock: ClockID) {
    guard numbers.removeValue(forKey: contact) != nil else { return }
    byClock[clock.index] -= 1
  }

  /// Whom a conversation waits for may have changed.
  mutating func askAgain(_ contact: ContactID, age: UInt32) {
    if contains(contact) { ask(contact, age: age) }
  }

  private mutating func ask(_ contact: ContactID, age: UInt32) {
    unsorted.append(renumbered(Entry(age: age, contact: contact, number: 0)))
  }

  private mutating func renumbered(_ entry: Entry) -> Entry {
    lastNumber &+= 1
    numbers[entry.contact] = lastNumber
    return Entry(age: entry.age, contact: entry.contact, number: lastNumber)
  }

  /// The member takes conversations now, or does no more.
  mutating func setAccepting(_ member: MemberID, _ isAccepting: Bool) {
    groups?.changeAccepting(member, by: isAccepting ? 1 : -1)
  }

  /// The member takes what was given to them by hand now, or does no more.
  mutating func setAvailable(_ member: MemberID, _ isAvailable: Bool) {
    groups?.changeAvailable(member, by: isAvailable ? 1 : -1)
  }

  /// Those that are to be sorted, among them those of clocks by which the texting hours have begun.
  mutating func takeUnsorted(isOutside: (ClockID) -> Bool) -> [Entry] {
    if asleepCount > 0 {
      for clock in asleep.indices where !asleep[clock].isEmpty && !isOutside(ClockID(UInt16(truncatingIfNeeded: clock)))
      {
        asleepCount -= asleep[clock].count
        unsorted += asleep[clock]
        asleep[clock] = []
      }
    }
    defer { unsorted = [] }
    return unsorted
  }

  func isCurrent(_ entry: Entry) -> Bool { numbers[entry.contact] == entry.number }

  mutating func sleep(_ entry: Entry, on clock: ClockID) {
    while asleep.count <= clock.index { asleep.append([]) }
    asleepCount += 1
    asleep[clock.index].append(renumbered(entry))
  }

  var hasGroups: Bool { groups != nil }

  /// - Parameter groups: as long as nothing waits.
  mutating func makeGroups(_ groups: WaitingGroups) { self.groups = groups }

  mutating func sort(_ entry: Entry, by waiting: Waiting, accepting: [Bool]) {
    groups?.insert(entry, waiting, accepting: accepting)
  }

  /// Finds the oldest that can be placed.
  ///
  /// - Parameter closedClock: the clock of a contact, if it is outside the texting hours there and replies wait for them.
  mutating func findNext(closedClock: (ContactID) -> ClockID?) {
    next = nil
    while let entry = oldestReady() {
      guard let clock = closedClock(entry.contact) else {
        next = entry.contact
        return
      }
      sleep(entry, on: clock)
    }
  }

  private mutating func oldestReady() -> Entry? {
    let numbers = numbers
    groups?.dropStale(beside: numbers.count) { numbers[$0.contact] == $0.number }
    return groups?.oldest { numbers[$0.contact] == $0.number }
  }
}

extension HeldConversations: Equatable {
  /// What is held stands in the columns; how it is sorted is no part of the state.
  static func == (a: Self, b: Self) -> Bool { a.numbers.count == b.numbers.count }
}
