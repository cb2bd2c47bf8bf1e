import Diagnostics
import Glibc
import Text

extension Failure {
  /// The exit status of a run that it ends.
  var status: ExitStatus {
    switch cause {
    case .input: .unusable
    case .program: .internalError
    case .interrupted: .interrupted
    case .terminated: .terminated
    }
  }

  /// A system call that failed.
  static func system(_ action: String, _ name: String, errno code: Int32, help: String? = nil) -> Failure {
    Failure("cannot \(action) \(quoted(name)): \(systemText(code))", help: help)
  }
}

/// The system's description of an error number, such as `No space left on device`.
func systemText(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}
