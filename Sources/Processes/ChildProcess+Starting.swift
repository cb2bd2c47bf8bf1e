import Glibc

extension ChildProcess {
  /// Starts `/bin/sh -c LINE`.
  package static func start(shell line: String) throws(SystemError) -> ChildProcess {
    // If the program that started this one ignores the end of children, the system keeps no status for us either.
    signal(SIGCHLD, SIG_DFL)
    // What an earlier command has left running on purpose is not stopped with this one.
    let others = Orphans.reap() ? Set(ProcessTable().children(of: getpid())) : []
    var opened: [Int32] = []
    do throws(SystemError) {
      let input = try pipe(&opened)
      let errors = try pipe(&opened)
      for descriptor in [input.write, errors.read] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
      var child: pid_t = 0
      let code = spawn(line, input: input.read, errors: errors.write, &child)
      guard code == 0 else { throw SystemError(code) }
      close(input.read)
      close(errors.write)
      return ChildProcess(id: child, input: input.write, errors: errors.read, others: others)
    } catch {
      for descriptor in opened { close(descriptor) }
      throw error
    }
  }

  /// Both ends are closed when another program replaces this one.
  private static func pipe(_ opened: inout [Int32]) throws(SystemError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw SystemError(errno) }
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
