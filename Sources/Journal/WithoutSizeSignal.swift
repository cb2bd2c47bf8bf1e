#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work on files, in which a file that would get larger than the system lets it is an error, and does not end the program.
///
/// The system sends `SIGXFSZ` to the very thread that writes. Here that thread does not take it, and what came of it is dropped; what a
/// program does with the signal elsewhere stays as it is.
func withoutSizeSignal<Value>(_ work: () throws -> Value) rethrows -> Value {
  var (signals, before, pending) = (sigset_t(), sigset_t(), sigset_t())
  sigemptyset(&signals)
  sigaddset(&signals, SIGXFSZ)
  sigpending(&pending)
  // What waits already was not caused here.
  if sigismember(&pending, SIGXFSZ) == 1 { return try work() }
  pthread_sigmask(SIG_BLOCK, &signals, &before)
  defer {
    sigpending(&pending)
    if sigismember(&pending, SIGXFSZ) == 1 {
      var signal: Int32 = 0
      sigwait(&signals, &signal)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
  return try work()
}
