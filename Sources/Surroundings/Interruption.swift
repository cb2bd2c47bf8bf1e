package import Diagnostics
internal import Glibc
internal import Synchronization
internal import Text

/// SIGINT and SIGTERM. A signal asks the run to stop: loops check `isRequested`, blocking calls return, the partial
/// output file is removed, and the last line says how far the run came. A run that does not check within `patience` is
/// stopped here.
package enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let done = Atomic<Int>(0)
  private static let unit = Mutex("")
  /// The partial output files, in case the run does not check. Their names are owned here and freed when the files are
  /// whole.
  private static let partialFiles = PartialFiles()
  /// Whether the line on the terminal holds a bar, which no message should follow.
  private static let barIsShown = Atomic<Bool>(false)
  /// Microseconds from the signal to the end, whatever the run is doing.
  private static let patience = 700_000

  package static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  package static var failure: Failure {
    let signal = received.load(ordering: .relaxed)
    let count = done.load(ordering: .relaxed)
    let progress = count > 0 ? " after \(counted(count, unit.withLock { $0 }))" : ""
    return Failure(
      "stopped by \(name(signal))\(progress)", cause: signal == SIGINT ? .interrupted : .terminated)
  }

  /// Notes how far the run has come, for the message when it is stopped: a count and what it counts, in the singular.
  package static func note(_ count: Int, _ what: String) {
    let before = done.exchange(count, ordering: .relaxed)
    // Another count begins.
    if before == 0 || count < before { unit.withLock { $0 = what } }
  }

  package static func hasBar(_ isShown: Bool) { barIsShown.store(isShown, ordering: .relaxed) }

  /// Waits until a signal asks the run to stop.
  package static func wait() { while !isRequested { poll(nil, 0, 200) } }

  /// Throws when a signal asked the run to stop.
  package static func check() throws(Failure) { if isRequested { throw failure } }

  package static func watch() {
    // The first use of a global may take a lock, which a signal must not: touch them now.
    _ = received.load(ordering: .relaxed)
    partialFiles.forEach { _ in }
    _ = barIsShown.load(ordering: .relaxed)
    // A pipe without a reader, or a file that may not grow further: the write reports it.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    install(SIGALRM) { _ in Interruption.end() }
    for number in [SIGINT, SIGTERM] where isWatched(number) {
      install(number) { Interruption.receive($0) }
    }
    unblock([SIGINT, SIGTERM, SIGALRM])
  }

  /// A program inherits blocked signals: its parent may have started it from a thread that blocks them.
  private static func unblock(_ numbers: [Int32]) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Removes the partial output files; safe inside a signal handler.
  package static func removePartialFiles() { partialFiles.forEach { unlink($0) } }

  /// Notes that a file is partial: it is removed when the run is stopped.
  package static func removeAtEnd(_ path: String) { partialFiles.add(path) }

  /// Notes that a file is whole, or gone.
  package static func keep(_ path: String) { partialFiles.drop(path) }

  /// A shell that starts a background job with SIGINT ignored does so on purpose.
  private static func isWatched(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func install(_ number: Int32, _ body: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = body
    // No SA_RESTART: a read from a terminal or a pipe must return.
    sigaction(number, &action, nil)
  }

  /// Runs inside a signal handler: makes only calls that are safe there.
  private static func receive(_ number: Int32) {
    received.store(number, ordering: .relaxed)
    var timer = itimerval()
    timer.it_value.tv_usec = patience
    setitimer(Int32(ITIMER_REAL.rawValue), &timer, nil)
  }

  /// Like `take`.
  private static func end() {
    removePartialFiles()
    if barIsShown.load(ordering: .relaxed) {
      let erase: StaticString = "\r\u{1B}[K"
      _ = Glibc.write(STDERR_FILENO, erase.utf8Start, erase.utf8CodeUnitCount)
    }
    let number = received.load(ordering: .relaxed)
    let text: StaticString =
      number == SIGINT
      ? "error: stopped by SIGINT before the work was done\n" : "error: stopped by SIGTERM before the work was done\n"
    _ = Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    _exit(status(number).rawValue)
  }

  private static func status(_ number: Int32) -> ExitStatus { number == SIGINT ? .interrupted : .terminated }
  private static func name(_ number: Int32) -> String { number == SIGINT ? "SIGINT" : "SIGTERM" }
}
