import Glibc

/// A shell command line that runs as a child, with a text for its standard input and its standard error for us. What it
/// prints on standard output is discarded.
///
/// It leads a process group of its own, so that what a terminal sends to this program is not sent to it. It is stopped with
/// everything it has started, also with what has left that group. One runs at a time.
package struct ChildProcess: ~Copyable {
  private let id: pid_t
  private var input: Int32
  private var errors: Int32
  private var status: Int32?
  /// Children that this program had before, which are no concern of this one.
  private let others: Set<pid_t>
  /// The last bytes that it wrote on standard error.
  package private(set) var lastErrors: [UInt8] = []

  private static let mostErrors = 4096
  /// How long stopping may take, in milliseconds: a process that waits for a disk ends when the disk answers.
  private static let longestStop: Int64 = 300

  init(id: pid_t, input: Int32, errors: Int32, others: Set<pid_t>) {
    self.id = id
    self.input = input
    self.errors = errors
    self.others = others
  }

  deinit {
    if input >= 0 { close(input) }
    if errors >= 0 { close(errors) }
    // Code that drops a child that still runs wants it stopped.
    if status == nil { Self.end(id, sparing: others) }
  }

  /// How it ended; nil while it runs.
  package var end: End? { status.map(End.init) }

  package enum End: Equatable {
    case exited(Int32)
    case killed(signal: Int32)

    init(_ status: Int32) {
      let signal = status & 0x7F
      self = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    }
  }

  /// Moves what can be moved between us and the child, waits for at most `milliseconds`, and checks whether it has
  /// ended.
  ///
  /// - Parameter text: what its standard input still has to get; what it has taken is removed.
  package mutating func attend(_ text: inout ArraySlice<UInt8>, forAtMost milliseconds: Int32) {
    look()
    guard status == nil else { return finish() }
    if text.isEmpty { endInput() }
    var requests: [pollfd] = []
    if errors >= 0 { requests.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0)) }
    if input >= 0 { requests.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
    poll(&requests, nfds_t(requests.count), milliseconds)
    if input >= 0 { give(&text) }
    if errors >= 0 { readErrors() }
    look()
    if status != nil { finish() }
  }

  /// Stops it and everything it has started.
  package mutating func stop() {
    guard status == nil else { return }
    status = Self.end(id, sparing: others)
    finish()
  }

  /// Kills a child and its descendants, and returns its status.
  @discardableResult
  private static func end(_ id: pid_t, sparing others: Set<pid_t>) -> Int32 {
    let deadline = SystemTime.monotonic + longestStop
    killFamily([id])
    // While it is not waited for, its number is no other's.
    kill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 { if errno != EINTR { break } }
    // What it had started is ours by now. A process may start others until it is killed, so look until there are none.
    while Orphans.reap(), SystemTime.monotonic < deadline {
      let left = ProcessTable().children(of: getpid()).filter { !others.contains($0) }
      if left.isEmpty { break }
      killFamily(left)
      SystemTime.wait(milliseconds: 1)
    }
    return status
  }

  private static func killFamily(_ roots: [pid_t]) {
    for process in ProcessTable().family(of: roots) { kill(process, SIGKILL) }
  }

  private mutating func look() {
    guard status == nil else { return }
    var end: Int32 = 0
    let found = waitpid(id, &end, WNOHANG)
    // A lost status is not a success.
    if found == id { status = end } else if found < 0, errno == ECHILD { status = 0xFF00 }
    if status != nil { Orphans.reap() }
  }

  /// Reads the rest of the errors; a grandchild may hold the pipe open forever.
  private mutating func finish() {
    endInput()
    if errors >= 0 { readErrors() }
  }

  private mutating func endInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  private mutating func give(_ text: inout ArraySlice<UInt8>) {
    let written = text.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if written > 0 { text.removeFirst(written) }
    // A program need not read its input: its exit status says whether it succeeded.
    if text.isEmpty || written < 0 && errno != EAGAIN && errno != EINTR {
      text = []
      endInput()
    }
  }

  private mutating func readErrors() {
    var chunk = [UInt8](repeating: 0, count: Self.mostErrors)
    // Not forever: a program may write faster than this reads.
    for _ in 0..<16 {
      let count = chunk.withUnsafeMutableBytes { read(errors, $0.baseAddress, $0.count) }
      if count > 0 {
        lastErrors += chunk[..<count]
        if lastErrors.count > Self.mostErrors { lastErrors.removeFirst(lastErrors.count - Self.mostErrors) }
        continue
      }
      if count < 0, errno == EINTR { continue }
      if count == 0 || errno != EAGAIN {
        close(errors)
        errors = -1
      }
      return
    }
  }
}
