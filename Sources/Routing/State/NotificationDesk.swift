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
  private struct Record: Sendable, Equatable {
    var latest: Instant?
    /// When a notification that was put off is due.
    var due: Instant?
    var isWanted = false
  }
  private let members: Int
  private var records: [Record]
  private var wanted: [Slot] = []
  /// When the first of those put off is due.
  private(set) var nextDue = Instant.never

  init(notifications: Int, members: Int) {
    self.members = members
    records = Array(repeating: Record(), count: notifications * members)
  }

  private func place(_ slot: Slot) -> Int { slot.notification.index * members + slot.member.index }

  /// Something happened that the member wants to hear of, once the event is over.
  mutating func want(_ slot: Slot) {
    guard !records[place(slot)].isWanted else { return }
    records[place(slot)].isWanted = true
    wanted.append(slot)
  }

  var isAnythingWanted: Bool { !wanted.isEmpty }

  /// By notification, then in declaration order; forgotten with this.
  mutating func takeWanted() -> [Slot] {
    defer { wanted.removeAll(keepingCapacity: true) }
    for slot in wanted { records[place(slot)].isWanted = false }
    return wanted.sorted()
  }

  /// Until when the member is left alone.
  func quietUntil(_ slot: Slot) -> Instant? {
    records[place(slot)].latest.map { latest in
      let (end, overflow) = latest.milliseconds.addingReportingOverflow(Notification.quietTime)
      return overflow ? .never : Instant(milliseconds: end)
    }
  }

  /// What was put off and is due, in order.
  func due(at now: Instant) -> [Slot] {
    records.indices.filter { records[$0].due.map { $0 <= now } ?? false }.map {
      Slot(
        notification: NotificationID(UInt16(truncatingIfNeeded: $0 / members)),
        member: MemberID(UInt16(truncatingIfNeeded: $0 % members)))
    }
  }

  mutating func notify(_ slot: Slot, at now: Instant) {
    records[place(slot)].latest = now
    records[place(slot)].due = nil
    findNextDue()
  }

  mutating func putOff(_ slot: Slot) {
    records[place(slot)].due = quietUntil(slot)
    findNextDue()
  }

  mutating func drop(_ slot: Slot) {
    records[place(slot)].due = nil
    findNextDue()
  }

  private mutating func findNextDue() {
    nextDue = records.reduce(.never) { least, record in record.due.map { min($0, least) } ?? least }
  }
}
