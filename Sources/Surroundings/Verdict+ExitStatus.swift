package import Statistics

extension Verdict {
  package var exitStatus: ExitStatus {
    switch self {
    case .pass: .success
    case .fail: .findings
    case .inconclusive: .inconclusive
    }
  }
}
