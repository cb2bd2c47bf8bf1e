/// What comes next in a run, and what time it is: events in the order of their times, then of their scheduling.
///
/// An event's key has its time in the upper 32 bits and its number in the lower ones. `ScenarioLimits.until` keeps
/// times within their half; numbers are counted, and refused beyond theirs.
struct Agenda: ~Copyable {
  enum Kind: UInt32 {
    /// A member has finished a text or a response, or was woken.
    case memberFree
    case reply
    case optOutReply
    case click
    /// The next contact joins the list.
    case arrival
    /// A member comes or goes, as the shift plan says.
    case turn
    /// A member walks away from a shift.
    case abandonment
    /// Someone notices that a member walked away.
    case notice
    /// Texting hours begin in some time zone.
    case hoursBegin
    /// What the engine does by itself is due: a claim runs out, held conversations may be placed, a notification was put off.
    case timer
    /// The next text to a contact who has not replied is due.
    case followUp
  }

  /// Milliseconds since the start.
  private(set) var now: UInt64 = 0
  /// An event had to be left out because 2^32 were scheduled before it.
  private(set) var isOverfull = false
  private let until: UInt64
  private var scheduled: UInt64
  private var queue: EventQueue

  /// - Parameters:
  ///   - until: the last time; events after it are not scheduled at all.
  ///   - scheduled: the number of the first event.
  init(until: Milliseconds, capacity: Int, scheduled: UInt64 = 0) {
    self.scheduled = scheduled
    self.until = UInt64(clamping: min(until, ScenarioLimits.until).count)
    queue = EventQueue(capacity: capacity)
  }

  mutating func schedule(_ kind: Kind, _ subject: UInt32, after delay: UInt64) {
    let moment = now &+ delay  // Delays are at most 2^40.
    guard moment <= until else { return }
    guard scheduled >> 32 == 0 else {
      isOverfull = true
      return
    }
    queue.push(QueuedEvent(key: moment << 32 | scheduled, subject: subject, kind: kind.rawValue))
    scheduled &+= 1
  }

  /// Whether an event of a kind is scheduled for a time.
  func holds(_ kind: Kind, at moment: UInt64) -> Bool {
    queue.contains { $0.kind == kind.rawValue && $0.key >> 32 == moment }
  }

  /// The next event, with the clock set to its time; nil when the run is over.
  mutating func next() -> (kind: Kind, subject: UInt32)? {
    guard let event = queue.pop(), let kind = Kind(rawValue: event.kind) else { return nil }
    now = event.key >> 32
    return (kind, event.subject)
  }
}
