/// How a run ended, as scripts see it. `--help` lists these.
package enum ExitStatus: Int32, CaseIterable {
  /// Clean, yes, same.
  case success = 0
  /// No: findings at error level, a failed case, a breached gate, rule files that differ.
  case findings = 1
  /// Wrong usage, or input that cannot be read.
  case unusable = 2
  /// Not enough runs to tell, or not proved in time.
  case inconclusive = 3
  /// A mistake in the program itself.
  case internalError = 70
  case interrupted = 130
  case terminated = 143

  package var meaning: String {
    switch self {
    case .success: "clean, yes, same"
    case .findings: "no: problems at error level, a failed case, a breached gate, files that differ"
    case .unusable: "wrong usage, or input that is invalid or cannot be read"
    case .inconclusive: "inconclusive: not enough runs to tell, or not proved in time"
    case .internalError: "an error in patchbay itself"
    case .interrupted: "stopped by SIGINT"
    case .terminated: "stopped by SIGTERM"
    }
  }

  /// The worse of two results of one run: what a script must not miss.
  package func worse(_ other: ExitStatus) -> ExitStatus { rawValue >= other.rawValue ? self : other }

  /// The list at the end of `--help`.
  package static var table: String {
    "EXIT STATUS:\n"
      + allCases.map { status in
        let number = String(status.rawValue)
        return "  " + number + String(repeating: " ", count: 6 - number.utf8.count) + status.meaning
      }.joined(separator: "\n")
  }
}
