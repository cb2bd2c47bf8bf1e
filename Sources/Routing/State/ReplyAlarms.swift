import Campaign

/// Which conversations that lie unanswered are to be told of next, and of which it was told.
///
/// Empty under rules without a notification that waits so long. Everything here follows from the clocks.
struct ReplyAlarms: Sendable {
  struct Entry: Comparable, Sendable {
    var due: Instant
    var age: UInt32
    var told: Told
    var notification: NotificationID

    static func < (a: Self, b: Self) -> Bool {
      a.due == b.due ? (a.age, a.notification) < (b.age, b.notification) : a.due < b.due
    }
  }
  /// A clock of a conversation. Another start in the contact's column makes it stale.
  struct Told: Hashable, Sendable {
    var contact: ContactID
    var start: Instant
  }
  private var entries = RisingQueue<Entry>()
  /// By notification: the clocks that have read so long, stale ones among them.
  private var told: [[Told]] = []

  var first: Entry? { entries.top }

  mutating func add(_ entry: Entry) { entries.insert(entry) }

  mutating func removeFirst() { entries.removeTop() }

  mutating func tell(_ clock: Told, of notification: NotificationID, where isCurrent: (Told) -> Bool) {
    while told.count <= notification.index { told.append([]) }
    told[notification.index].append(clock)
    if told[notification.index].count.isMultiple(of: 1024) { told[notification.index].removeAll { !isCurrent($0) } }
  }

  func told(of notification: NotificationID) -> [Told] {
    notification.index < told.count ? told[notification.index] : []
  }

  /// Keeps the first entry true, and stale ones few.
  ///
  /// - Parameter running: how many clocks run.
  mutating func dropStale(running: Int, where isCurrent: (Told) -> Bool) {
    while let top = entries.top, !isCurrent(top.told) { entries.removeTop() }
    if hasManyStale(running: running) { entries.keep { isCurrent($0.told) } }
  }

  /// - Parameter running: how many clocks run.
  func hasManyStale(running: Int) -> Bool { entries.count > 1024 + 8 * running }
}

extension ReplyAlarms: Equatable {
  static func == (a: Self, b: Self) -> Bool { true }
}
