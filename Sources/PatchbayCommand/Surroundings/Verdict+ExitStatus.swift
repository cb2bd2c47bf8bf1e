import Statistics

extension Verdict {
  var exitStatus: ExitStatus {
    switch self {
    case .pass: .success
    case .fail: .findings
    case .inconclusive: .inconclusive
    }
  }
}
