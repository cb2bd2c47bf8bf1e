internal import Text

/// Workflow commands, which GitHub shows next to the lines of a pull request.
///
/// Of one step it shows ten errors, ten warnings and ten notices, and drops the others silently: so these are what is
/// written, errors first, and how many others there are is said.
package struct GitHubAnnotations {
  private var kept: [Severity: [String]] = [:]
  /// How many were added, of all severities.
  private var count = 0
  private let most: Int
  private static let mostOfOneSeverity = 10
  /// What GitHub takes of the summary of a step is a MiB; a run may have several reports in it.
  package static let mostBytesOfSummary = 500_000
  /// How many rows a summary has.
  package static let mostRowsOfSummary = 1_000

  /// - Parameter limit: how many of a severity are shown, at most ten.
  package init(limit: Int = .max) { most = max(0, min(limit, Self.mostOfOneSeverity)) }

  /// Adds an annotation.
  ///
  /// - Parameters:
  ///   - file: its path from the top of the repository.
  ///   - start: where it begins, or only the line.
  ///   - end: the place behind its last character.
  ///   - message: several lines are fine.
  package mutating func add(
    _ severity: Severity, file: String, start: Position, end: Position? = nil, title: String, message: String
  ) {
    count += 1
    guard kept[severity, default: []].count < most else { return }
    var properties = "file=\(escaped(file, for: .githubProperty)),line=\(start.line)"
    if let end {
      properties += ",col=\(start.column),endLine=\(end.line)"
      // An end column makes sense only on the same line.
      if end.line == start.line { properties += ",endColumn=\(max(start.column, end.column - 1))" }
    }
    properties += ",title=\(escaped(title, for: .githubProperty))"
    kept[severity, default: []].append(
      "::\(Self.command(severity)) \(properties)::\(escaped(message, for: .githubMessage))\n")
  }

  /// Whether some were added that GitHub would not show.
  package var leavesOut: Bool { count > shown(Severity.allCases).count }

  /// The commands, errors first.
  ///
  /// - Parameter remainder: what to say of so many that are not shown; nil says nothing.
  package func text(remainder: (Int) -> String?) -> String {
    var lines = shown(Severity.allCases)
    if let left = remainder(count - lines.count) {
      // It is a notice as well, and must be one of the ten.
      let isFull = kept[.note, default: []].count >= Self.mostOfOneSeverity
      if isFull { lines.removeLast() }
      let text = isFull ? remainder(count - lines.count) ?? left : left
      lines.append("::\(Self.command(.note))::\(escaped(text, for: .githubMessage))\n")
    }
    return lines.joined()
  }

  private func shown(_ severities: [Severity]) -> [String] {
    severities.sorted(by: >).flatMap { kept[$0] ?? [] }
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}
