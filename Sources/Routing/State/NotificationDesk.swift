import Campaign

/// Who is to be notified of what, who was a short time ago, and what was put off until that time is over.
struct NotificationDesk: Sendable, Equatable {
  /// A notification of the rules and a member it goes to.
  struct Slot: Hashable, Comparable, Sendable {
    var notification: NotificationID
    var member: MemberID
    static func < (a: Self, b: Self) -> Bool {
      (a.notification, a.member) < (b.notification, b.member)
    }
  }
  private let members: Int
  /// By slot: when the member was notified last, `.longAgo` for never.
  private var latest: [Instant]
  /// By slot: when a notification that was put off is due, `.never` where none was.
  private var due: [Instant]
  private var isWanted: [Bool]
  private var wanted: [Slot] = []
  /// When the first of those put off is due.
  private(set) var nextDue = Instant.never

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
    due.indices.filter { due[$0] <= now }.map {
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
    let before = due[index(slot)]
    due[index(slot)] = moment
    // Only what was due first leaves another one to be found.
    if moment <= nextDue { nextDue = moment } else if before == nextDue { nextDue = due.min() ?? .never }
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
    nextDue = due.min() ?? .never
  }

  mutating func code(with coder: inout some StateCoder) {
    coder.code(&latest, count: latest.count)
    coder.code(&due, count: due.count)
    nextDue = due.min() ?? .never
  }
}
