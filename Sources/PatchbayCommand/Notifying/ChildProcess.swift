import Diagnostics
import Glibc

/// A shell command line that runs as a child, with a text for its standard input and its standard error for us. What it
/// prints on standard output is discarded.
///
/// It leads a process group of its own, so that everything it has started can be stopped with it, and what a terminal
/// sends to this program is not sent to it.
struct ChildProcess: ~Copyable {
  private let id: pid_t
  private var input: Int32
  private var errors: Int32
  private var status: Int32?
  /// The last bytes that it wrote on standard error.
  private(set) var lastErrors: [UInt8] = []

  private static let mostErrors = 4096

  private init(id: pid_t, input: Int32, errors: Int32) {
    self.id = id
    self.input = input
    self.errors = errors
  }

  /// Starts `/bin/sh -c LINE`.
  static func start(shell line: String) throws(Failure) -> ChildProcess {
    // If the program that started this one ignores the end of children, the system keeps no status for us either.
    signal(SIGCHLD, SIG_DFL)
    var opened: [Int32] = []
    do throws(Failure) {
      let input = try pipe(&opened)
      let errors = try pipe(&opened)
      for descriptor in [input.write, errors.read] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
      var child: pid_t = 0
      let code = spawn(line, input: input.read, errors: errors.write, &child)
      guard code == 0 else { throw Failure("cannot start `/bin/sh`: \(systemText(code))") }
      close(input.read)
      close(errors.write)
      return ChildProcess(id: child, input: input.write, errors: errors.read)
    } catch {
      for descriptor in opened { close(descriptor) }
      throw error
    }
  }

  deinit {
    if input >= 0 { close(input) }
    if errors >= 0 { close(errors) }
    guard status == nil else { return }
    // Code that drops a child that still runs wants it stopped.
    kill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }

  /// How it ended; nil while it runs.
  var end: End? { status.map(End.init) }

  enum End: Equatable {
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
  mutating func attend(_ text: inout ArraySlice<UInt8>, forAtMost milliseconds: Int32) {
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

  /// Stops it and everything it has started in its group.
  mutating func stop() {
    guard status == nil else { return }
    kill(-id, SIGKILL)
    var end: Int32 = 0
    while waitpid(id, &end, 0) < 0 { if errno != EINTR { break } }
    status = end
    finish()
  }

  private mutating func look() {
    guard status == nil else { return }
    var end: Int32 = 0
    let found = waitpid(id, &end, WNOHANG)
    // A lost status is not a success.
    if found == id { status = end } else if found < 0, errno == ECHILD { status = 0xFF00 }
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

extension ChildProcess {
  /// Both ends are closed when another program replaces this one.
  private static func pipe(_ opened: inout [Int32]) throws(Failure) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Failure("cannot make a pipe: \(systemText(errno))") }
    opened += ends
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func spawn(_ line: String, input: Int32, errors: Int32, _ child: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This program ignores some signals; a child that ignored them too would not end when it should.
    var usual = sigset_t()
    sigemptyset(&usual)
    for number in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGCHLD] { sigaddset(&usual, number) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

    var words: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(line), nil]
    defer { for word in words { free(word) } }
    return posix_spawn(&child, "/bin/sh", &actions, &attributes, &words, environ)
  }
}
