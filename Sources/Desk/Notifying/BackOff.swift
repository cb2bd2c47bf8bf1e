/// Notifications that failed and are tried again when some time has passed: after the first failure the first wait, after each
/// further one four times the wait before. Meanwhile others go on.
package struct BackOff<Waiting> {
  /// How often each is tried in a run, at least once.
  package let tries: Int
  private let firstWait: Int64
  /// By the number of failures; each in the order of their times, because all of one line wait equally long.
  private var lines: [Line]

  private struct Line {
    var entries: [(due: Int64, waiting: Waiting)] = []
    /// Those before are gone.
    var first = 0
    var head: Int64? { first < entries.count ? entries[first].due : nil }
  }

  /// An hour, in milliseconds: no wait is longer.
  private static var longest: Int64 { 3_600_000 }

  /// - Parameter firstWait: in milliseconds.
  package init(tries: Int, firstWait: Int64) {
    self.tries = max(1, tries)
    self.firstWait = max(0, firstWait)
    lines = Array(repeating: Line(), count: self.tries)
  }

  /// How long to wait after a number of failures, in milliseconds.
  package func wait(afterFailures failures: Int) -> Int64 {
    var wait = min(firstWait, Self.longest)
    for _ in 1..<max(1, failures) { wait = min(wait * 4, Self.longest) }
    return wait
  }

  /// Keeps one that has failed so often; false when it was the last time.
  package mutating func keep(_ waiting: Waiting, failures: Int, now: Int64) -> Bool {
    guard failures < tries else { return false }
    lines[max(0, failures)].entries.append((now + wait(afterFailures: failures), waiting))
    return true
  }

  /// When the next one is due; nil when none waits.
  package var nextDue: Int64? { lines.compactMap(\.head).min() }

  /// Takes the one that has been due longest, if any is, and how often it has failed.
  package mutating func popDue(now: Int64) -> (waiting: Waiting, failures: Int)? {
    guard let due = nextDue, due <= now, let failures = lines.firstIndex(where: { $0.head == due }) else { return nil }
    let waiting = lines[failures].entries[lines[failures].first].waiting
    lines[failures].first += 1
    if lines[failures].first == lines[failures].entries.count { lines[failures] = Line() }
    return (waiting, failures)
  }
}
