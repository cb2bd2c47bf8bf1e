import Campaign

/// Who is to be notified of what, who was a short time ago, and what was put off until that time is over.
struct NotificationDesk: Sendable {
  /// A notification of the rules and a member it goes to.
  struct Slot: Hashable, Comparable, Sendable {
    var notification: NotificationID
    var member: MemberID
    static func < (a: Self, b: Self) -> Bool {
      (a.notification, a.member) < (b.notification, b.member)
    }
  }
  /// A slot that was put off, by its number. Another moment in `due` makes it stale.
  private struct Waiting: Comparable, Sendable {
    var due: Instant
    var index: Int
    static func < (a: Self, b: Self) -> Bool { (a.due, a.index) < (b.due, b.index) }
  }
  private let members: Int
  /// By slot: when the member was notified last, `.longAgo` for never.
  private var latest: [Instant]
  /// By slot: when a notification that was put off is due, `.never` where none was.
  private var due: [Instant]
  private var isWanted: [Bool]
  private var wanted: [Slot] = []
  private var waiting = MinHeap<Waiting>()
  /// When the first of those put off is due.
  var nextDue: Instant { waiting.top?.due ?? .never }

  init(notifications: Int, members: Int) {
    self.members = members
    latest = Array(repeating: .longAgo, count: notifications * members)
    due = Array(repeating: .never, count: notifications * members)
    isWanted = Array(repeating: false, count: notifications * members)
  }

  private func index(_ slot: Slot) -> Int { slot.notification.index * members + slot.member.index }

  /// Something happened that the member wants to hear of, once the event is over.
  mutating func want(_ slot: Slot) {
    guard !isWanted[index(slot)] else { return }
    isWanted[index(slot)] = true
    wanted.append(slot)
  }

  var isAnythingWanted: Bool { !wanted.isEmpty }

  /// By notification, then in declaration order; forgotten with this.
  mutating func drainWanted() -> [Slot] {
    defer { wanted.removeAll(keepingCapacity: true) }
    for slot in wanted { isWanted[index(slot)] = false }
    return wanted.sorted()
  }

  /// Until when the member is left alone.
  func quietUntil(_ slot: Slot) -> Instant {
    let last = latest[index(slot)]
    if last == .longAgo { return .longAgo }
    let (end, overflow) = last.milliseconds.addingReportingOverflow(NotificationRule.quietTime)
    return overflow ? .never : Instant(milliseconds: end)
  }

  /// What was put off and is due, in order.
  func due(at now: Instant) -> [Slot] {
    // Where a slot was put off again until the same moment, it waits twice.
    let indices = Set(waiting.elements { $0.due <= now }.lazy.filter { due[$0.index] == $0.due }.map(\.index))
    return indices.sorted().map {
      Slot(
        notification: NotificationID(UInt16(truncatingIfNeeded: $0 / members)),
        member: MemberID(UInt16(truncatingIfNeeded: $0 % members)))
    }
  }

  mutating func notify(_ slot: Slot, at now: Instant) {
    latest[index(slot)] = now
    setDue(.never, slot)
  }

  mutating func putOff(_ slot: Slot) { setDue(quietUntil(slot), slot) }

  mutating func drop(_ slot: Slot) { setDue(.never, slot) }

  private mutating func setDue(_ moment: Instant, _ slot: Slot) {
    let index = index(slot)
    if moment == due[index] { return }
    due[index] = moment
    if moment != .never { waiting.insert(Waiting(due: moment, index: index)) }
    while let top = waiting.top, due[top.index] != top.due { waiting.removeTop() }
  }

  private mutating func findWaiting() {
    waiting = MinHeap()
    for (index, moment) in due.enumerated() where moment != .never {
      waiting.insert(Waiting(due: moment, index: index))
    }
  }

  /// Remembers what was told and put off under other rules.
  ///
  /// - Parameter sources: for each notification, the old one that it goes on with.
  mutating func adopt(_ old: NotificationDesk, sources: [Int?], _ numbers: MemberNumbers) {
    for (notification, source) in sources.enumerated() {
      guard let source else { continue }
      for index in 0..<old.members {
        let member = numbers[MemberID(UInt16(truncatingIfNeeded: index))]
        guard member.isSomebody else { continue }
        latest[notification * members + member.index] = old.latest[source * old.members + index]
        due[notification * members + member.index] = old.due[source * old.members + index]
      }
    }
    findWaiting()
  }

  mutating func code(with coder: inout some StateCoder) {
    coder.code(&latest, count: latest.count)
    coder.code(&due, count: due.count)
    if coder.isReading { findWaiting() }
  }
}

extension NotificationDesk: Equatable {
  static func == (a: Self, b: Self) -> Bool {
    a.latest == b.latest && a.due == b.due && a.wanted == b.wanted
  }
}
