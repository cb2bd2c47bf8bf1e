/// When a team was at work: the stretches of a log in which its members did something, without the hours in which no one did, and
/// without the times at which all were away.
public struct Stretches: Sendable {
  /// From the beginning of the log, in milliseconds, rising.
  public private(set) var stretches: [Range<Int64>] = []

  /// For so long no one does anything only where no one is there. In milliseconds.
  private static let longestPause: Int64 = 3_600_000

  public init(_ log: CampaignLog) {
    guard let first = log.actions.first(where: { $0.act != .away }) else { return }
    var isHere = [Bool](repeating: false, count: log.members)
    var here = 0
    var (start, last) = (first.at, first.at)
    var isOver = false
    for action in log.actions {
      let member = Int(action.member)
      if action.act == .away, !isHere[member] { continue }
      if isOver || action.at - last > Self.longestPause {
        if last > start { stretches.append(start - log.begin..<last - log.begin) }
        start = action.at
      }
      last = action.at
      if (action.act != .away) != isHere[member] {
        isHere[member].toggle()
        here += isHere[member] ? 1 : -1
      }
      isOver = here == 0
    }
    if last > start { stretches.append(start - log.begin..<last - log.begin) }
  }
}
