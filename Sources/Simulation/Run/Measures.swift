/// What is measured in one replication. Times are in milliseconds, moments since the start.
struct Measures {
  private(set) var firstResponseWaits: [UInt32] = []
  private(set) var replyWaits: [UInt32] = []
  var lastSentAt: UInt64 = 0

  mutating func noteResponse(after wait: UInt64, isFirst: Bool) {
    let wait = UInt32(truncatingIfNeeded: wait)  // A run is shorter than 2^32 milliseconds.
    replyWaits.append(wait)
    if isFirst { firstResponseWaits.append(wait) }
  }
}
