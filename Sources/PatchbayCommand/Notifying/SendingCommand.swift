import Desk
import Diagnostics
import Glibc
import Text

/// The user's program that sends notifications: a line for `/bin/sh`. Texts reach it on standard input only, never as
/// part of the line.
struct SendingCommand {
  let line: String
  /// How long sending one notification may take, in milliseconds.
  let timeLimit: Int64

  /// How long to wait for a notification that is being sent when a signal asks the run to stop, in milliseconds: what
  /// has been sent should be recorded as sent.
  private static let grace: Int64 = 350

  /// Runs the program once. Throws when the system cannot start it, or when a signal asks this program to stop.
  func send(_ notification: SendingInput) throws(Failure) -> SendOutcome {
    let clock = SystemClock()
    var child = try ChildProcess.start(shell: line)
    var text = notification.text[...]
    let deadline = clock.now + timeLimit
    var graceEnd: Int64?
    // Short at first, because most programs end soon.
    var pause: Int32 = 1
    while child.end == nil {
      child.attend(&text, forAtMost: pause)
      pause = min(2 * pause, 25)
      guard child.end == nil else { break }
      if Interruption.isRequested {
        let end = graceEnd ?? clock.now + Self.grace
        graceEnd = end
        if clock.now >= end {
          child.stop()
          throw Interruption.failure
        }
      }
      if clock.now >= deadline {
        child.stop()
        return .refused(withLastWords("it took longer than \(timeLimit / 1000) s", child.lastErrors))
      }
    }
    switch child.end {
    case .exited(0): return .delivered
    case .exited(let status) where status == 126 || status == 127:
      return .unusable(
        Failure(
          "`/bin/sh` cannot run \(quoted(line)): "
            + printable(withLastWords("exit status \(status)", child.lastErrors)),
          help: "correct `--send-with`; no notification was sent, all stay due"))
    case .exited(let status): return .refused(withLastWords("exit status \(status)", child.lastErrors))
    case .killed(let signal): return .refused(withLastWords("ended by signal \(signal)", child.lastErrors))
    case nil: return .refused("it did not end")
    }
  }
}
