import Desk
import Diagnostics
import Glibc

/// The machine's clocks.
struct SystemClock: DeliveryClock {
  var now: Int64 { Self.milliseconds(CLOCK_MONOTONIC) }
  var wallTime: Int64 { Self.milliseconds(CLOCK_REALTIME) }

  /// In short pieces: a signal may arrive between a check and a wait.
  func wait(until time: Int64) throws(Failure) {
    try Interruption.check()
    let rest = time - now
    if rest > 0 { poll(nil, 0, Int32(min(rest, 100))) }
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
