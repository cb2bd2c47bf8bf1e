internal import Glibc

/// The last resort. Memory that the system refuses, or a mistake in this program, ends in a signal: the partial output
/// file is removed, the last line says what happened, and the status is one that scripts know.
package enum Collapse {
  /// Room for the handler when the stack itself has run out.
  private static let stackBytes = 1 << 16

  package static func watch() {
    // A user who asks Swift for backtraces wants the signal itself.
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    var stack = stack_t()
    stack.ss_sp = malloc(stackBytes)
    stack.ss_size = stackBytes
    if stack.ss_sp != nil { sigaltstack(&stack, nil) }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { Collapse.end($0) }
    action.sa_flags = SA_ONSTACK | CInt(truncatingIfNeeded: SA_RESETHAND)
    for number in [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] { sigaction(number, &action, nil) }
  }

  /// Runs inside a signal handler: makes only calls that are safe there.
  private static func end(_ number: Int32) {
    Interruption.removePartialFiles()
    // A release build aborts when memory is refused, as Swift's runtime has reported above; mistakes are traps.
    let isAbort = number == SIGABRT
    let text: StaticString =
      isAbort
      ? "error: out of memory\n  = help: give the program more, or work on fewer contacts at once\n"
      : """
      error: stopped by an error in patchbay itself
        = help: please report it, with what `SWIFT_BACKTRACE=enable=yes` makes it print

      """
    _ = Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    _exit((isAbort ? ExitStatus.unusable : .internalError).rawValue)
  }
}
