package import Diagnostics
internal import Processes

/// The machine's clocks.
package struct SystemClock: DeliveryClock {
  private let progress: any Progress

  /// - Parameter progress: may end a wait.
  package init(progress: any Progress = NoProgress()) { self.progress = progress }

  package var now: Int64 { SystemTime.monotonic }
  package var wallTime: Int64 { SystemTime.wall }

  /// In short pieces: a signal may arrive between a check and a wait.
  package func wait(until time: Int64) throws(Failure) {
    try progress.check()
    let rest = time - now
    if rest > 0 { SystemTime.wait(milliseconds: min(rest, 100)) }
  }
}
