package import Diagnostics

extension Failure {
  /// The exit status of a run that it ends.
  package var status: ExitStatus {
    switch cause {
    case .input: .unusable
    case .program: .internalError
    case .interrupted: .interrupted
    case .terminated: .terminated
    }
  }
}
