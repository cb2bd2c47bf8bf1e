internal import Glibc

/// Measures wall time from its creation.
package struct Stopwatch: Sendable {
  private let start = Stopwatch.now()

  package init() {}

  package var milliseconds: Int64 { (Stopwatch.now() - start) / 1_000_000 }

  /// `12 ms` or `3.4 s`.
  package var text: String {
    let elapsed = milliseconds
    if elapsed < 1000 { return "\(elapsed) ms" }
    return "\(elapsed / 1000).\(elapsed % 1000 / 100) s"
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
