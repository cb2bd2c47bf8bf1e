import Diagnostics
import Glibc
import Text

/// Why a run cannot go on: what happened in one sentence, and what to do next. It ends the program with its status.
struct Failure: Error {
  var status: ExitStatus
  var message: String
  var help: String?
  /// What is wrong with a file, for those who collect problems.
  var problem: Problem?

  /// A file that cannot be read.
  init(_ problem: Problem) {
    status = .unusable
    message = problem.message
    help = problem.help
    self.problem = problem
  }

  init(_ message: String, help: String? = nil, status: ExitStatus = .unusable) {
    self.status = status
    self.message = message
    self.help = help
  }

  /// A call to the system that said no.
  static func system(_ action: String, _ name: String, errno code: Int32, help: String? = nil) -> Failure {
    Failure("cannot \(action) \(quoted(name)): \(systemText(code))", help: help)
  }
}

/// The system's words for an error number, such as `No space left on device`.
func systemText(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}

/// A name as messages show it: in backticks, control characters and invisible direction marks escaped.
func quoted(_ name: String) -> String { "`" + printable(name) + "`" }

/// Text that is safe to show on a terminal: what could move the cursor or reorder the line is written out.
///
/// What a service that reads logs would take for a command, where it begins a line, begins with a space instead.
func printable(_ text: String) -> String {
  (text.hasPrefix("::") || text.hasPrefix("##[") ? " " : "") + escaped(text, for: .terminal)
}
