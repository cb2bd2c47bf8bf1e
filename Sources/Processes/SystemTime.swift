import Glibc

/// The machine's clocks, in milliseconds.
package enum SystemTime {
  /// Only moves on.
  package static var monotonic: Int64 { read(CLOCK_MONOTONIC) }
  /// Since 1970.
  package static var wall: Int64 { read(CLOCK_REALTIME) }

  /// Waits, or less long when a signal comes.
  package static func wait(milliseconds: Int64) { poll(nil, 0, Int32(clamping: max(0, milliseconds))) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
