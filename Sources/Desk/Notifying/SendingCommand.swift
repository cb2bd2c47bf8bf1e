package import Diagnostics
internal import Processes
internal import Text

/// The user's program that sends notifications: a line for `/bin/sh`. Texts reach it on standard input only, never as
/// part of the line.
package struct SendingCommand {
  private let line: String
  private let timeLimit: Int64
  private let progress: any Progress

  /// How long to wait for a notification that is being sent when the run is to stop, in milliseconds: what has been sent
  /// should be recorded as sent.
  private static let grace: Int64 = 350

  /// - Parameters:
  ///   - timeLimit: how long sending one notification may take, in milliseconds.
  ///   - progress: may ask to stop.
  package init(line: String, timeLimit: Int64, progress: any Progress = NoProgress()) {
    self.line = line
    self.timeLimit = timeLimit
    self.progress = progress
  }

  /// Runs the program once. Throws when the system cannot start it, or when the run is to stop.
  package func send(_ notification: SendingInput) throws(Failure) -> SendOutcome {
    var child = try start()
    var text = notification.text[...]
    let deadline = SystemTime.monotonic + timeLimit
    var graceEnd: Int64?
    // Short at first, because most programs end soon.
    var pause: Int32 = 1
    while child.end == nil {
      child.attend(&text, forAtMost: pause)
      pause = min(2 * pause, 25)
      guard child.end == nil else { break }
      let now = SystemTime.monotonic
      if progress.isCancelled {
        let end = graceEnd ?? now + Self.grace
        graceEnd = end
        if now >= end {
          child.stop()
          try progress.check()
        }
      }
      if now >= deadline {
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

  private func start() throws(Failure) -> ChildProcess {
    do throws(SystemError) { return try ChildProcess.start(shell: line) } catch {
      throw Failure("cannot start `/bin/sh`: \(error.text)")
    }
  }
}
