import Diagnostics
import Experiments
import Glibc
import Results
import Surroundings
import Synchronization
import Text
import Threads

/// How far the replications of a run have come, and the bar that shows it on a terminal: how many are done, how fast,
/// and how long the rest will take. The bar appears after a short delay, is drawn ten times a second and disappears
/// when the work is done.
final class RunProgress: ReplicationProgress {
  private let expected = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let bar = Mutex(Bar())
  private let watch = Stopwatch()
  private static let redraw: useconds_t = 100_000

  private struct Bar {
    var isShown = false
    var isOver = false
  }

  /// - Parameter showsBar: whether there may be a bar, if standard error is a terminal on which it can be erased again.
  init(showsBar: Bool) {
    guard showsBar, Terminal(.errors).movesCursor else { return }
    let thread = startThread { [self] in
      repeat { usleep(Self.redraw) } while draw()
    }
    if let thread { pthread_detach(thread) }
  }

  var isCancelled: Bool { Interruption.isRequested }
  func check() throws(Failure) { try Interruption.check() }
  func note(_ count: Int, _ noun: String) { Interruption.note(count, noun) }

  /// Announces that this many more replications will run.
  func expect(_ count: Int) { expected.wrappingAdd(count, ordering: .relaxed) }

  func finishOne() { Interruption.note(done.wrappingAdd(1, ordering: .relaxed).newValue, "replication") }

  /// Removes the bar; it does not come back.
  func finish() {
    bar.withLock { bar in
      bar.isOver = true
      if bar.isShown { Self.write("\r\u{1B}[K") }
      bar.isShown = false
      Interruption.hasBar(false)
    }
  }

  /// Whether there is more to draw.
  private func draw() -> Bool {
    let (done, expected) = (done.load(ordering: .relaxed), expected.load(ordering: .relaxed))
    return bar.withLock { bar in
      if bar.isOver || Interruption.isRequested { return false }
      guard expected > 0 else { return true }
      bar.isShown = true
      Interruption.hasBar(true)
      let line = progressBar(done, of: expected, after: watch.milliseconds, width: Terminal.errorWidth)
      Self.write("\r" + line + "\u{1B}[K")
      return true
    }
  }

  /// Written at once, past any buffer: it does not matter if it fails.
  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
