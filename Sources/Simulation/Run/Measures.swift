/// What is measured in one replication. All times are in milliseconds; points in time count from the start.
struct Measures {
  let steps: Steps
  private let warmUp: UInt64
  /// Waits that began after the warm-up, from a reply to its response; those still open at the end count with their
  /// length so far.
  private(set) var firstResponseWaits: [UInt32] = []
  private(set) var replyWaits: [UInt32] = []
  private(set) var openFirstWaits = 0
  private(set) var openWaits = 0
  /// All waits together, however they ended, including those in the warm-up.
  private(set) var waited: UInt64 = 0
  var needsAttention: Gauge
  /// Conversations that need attention and that no one has in hand.
  var queue: Gauge
  private(set) var waitSums: [UInt64]
  private(set) var waitCounts: [UInt32]
  private(set) var sent: [UInt32]
  private(set) var lastSentAt: UInt64 = 0
  private(set) var claimsExpired = 0
  /// How many replies arrived in each number of inboxes.
  private(set) var fanOut: [UInt32] = [0, 0]

  init(until: UInt64, warmUp: UInt64) {
    steps = Steps(until: until)
    self.warmUp = warmUp
    needsAttention = Gauge(steps, warmUp: warmUp)
    queue = needsAttention
    waitSums = [UInt64](repeating: 0, count: steps.count)
    waitCounts = [UInt32](repeating: 0, count: steps.count)
    sent = waitCounts
  }

  mutating func noteSent(at now: UInt64) {
    lastSentAt = now
    sent[steps.index(of: now)] &+= 1
  }

  mutating func noteClaimExpired(at now: UInt64) { if now >= warmUp { claimsExpired += 1 } }

  mutating func noteRouted(to inboxes: Int, at now: UInt64) {
    guard now >= warmUp else { return }
    while fanOut.count <= inboxes { fanOut.append(0) }
    fanOut[inboxes] &+= 1
  }

  mutating func noteResponse(since: UInt64, now: UInt64, isFirst: Bool) {
    note(since, now, isFirst)
    let index = steps.index(of: since)
    waitSums[index] &+= now - since
    waitCounts[index] &+= 1
  }

  /// Notes a wait that no one ended.
  mutating func noteOpen(since: UInt64, now: UInt64, isFirst: Bool) {
    note(since, now, isFirst)
    guard since >= warmUp else { return }
    openWaits += 1
    if isFirst { openFirstWaits += 1 }
  }

  /// Notes a wait that ended with an opt-out, a report or a resolution.
  mutating func noteSettled(since: UInt64, now: UInt64) { waited &+= now - since }

  private mutating func note(_ since: UInt64, _ now: UInt64, _ isFirst: Bool) {
    waited &+= now - since
    guard since >= warmUp else { return }
    let wait = UInt32(truncatingIfNeeded: now - since)  // A run is shorter than 2^32 milliseconds.
    replyWaits.append(wait)
    if isFirst { firstResponseWaits.append(wait) }
  }
}
