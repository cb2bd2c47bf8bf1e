import Campaign

/// How long each member was there, and for how much of that time they had nothing to do. After the warm-up only.
struct WorkingTime {
  private struct Clock {
    var hereSince: UInt64?
    var idleSince: UInt64?
    var here: UInt64 = 0
    var idle: UInt64 = 0
  }

  private var clocks: [Clock]
  private let warmUp: UInt64

  init(members: Int, warmUp: UInt64) {
    clocks = [Clock](repeating: Clock(), count: members)
    self.warmUp = warmUp
  }

  mutating func comes(_ member: MemberID, at now: UInt64) {
    if clocks[member.index].hereSince == nil { clocks[member.index].hereSince = now }
  }

  mutating func goes(_ member: MemberID, at now: UInt64) {
    works(member, at: now)
    guard let start = clocks[member.index].hereSince else { return }
    clocks[member.index].hereSince = nil
    clocks[member.index].here += measured(from: start, to: now)
  }

  mutating func idles(_ member: MemberID, at now: UInt64) { clocks[member.index].idleSince = now }
  mutating func works(_ member: MemberID, at now: UInt64) {
    guard let start = clocks[member.index].idleSince else { return }
    clocks[member.index].idleSince = nil
    clocks[member.index].idle += measured(from: start, to: now)
  }

  private func measured(from start: UInt64, to now: UInt64) -> UInt64 { now > warmUp ? now - max(start, warmUp) : 0 }

  /// The share of the time a member was there in which they had something to do; nil for a member who was never there.
  func utilisation(_ member: Int) -> Double? {
    clocks[member].here == 0 ? nil : 1 - Double(clocks[member].idle) / Double(clocks[member].here)
  }
}
