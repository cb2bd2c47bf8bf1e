internal import Campaign
package import Diagnostics
internal import Text

/// Where problems of a list are shown, and notes about it.
package protocol RecordProblemOutput {
  func show(_ problem: Problem)
  func note(_ text: String)
}

/// Shows the problems of a list or stream: the first 100 errors and the first 10 warnings, then how many more there
/// are.
package struct RecordProblems: RecordProblemReceiver {
  private let output: any RecordProblemOutput
  private let name: String
  /// The problems, where they are part of a report; otherwise they are shown as they arise.
  package private(set) var collected: DiagnosticSink?
  private static let mostErrors = 100
  private static let mostWarnings = 10
  package private(set) var errors = 0
  package private(set) var warnings = 0
  /// Those of the errors that are about the columns of the list.
  private var errorsOfHeader = 0
  private var shownOfColumns = 0
  private var passed = PassedLines()
  /// What was shown, where the same list is read several times: nothing is shown twice.
  private var shown: Set<RecordProblem>?

  /// - Parameters:
  ///   - name: what messages call the list.
  ///   - readsOften: whether the same list will be read again.
  ///   - collects: whether the problems are part of a report.
  package init(_ output: any RecordProblemOutput, name: String, readsOften: Bool = false, collects: Bool = false) {
    self.output = output
    self.name = name
    if readsOften { shown = [] }
    if collects { collected = DiagnosticSink() }
  }

  package mutating func report(_ block: borrowing ContactBlock) {
    passed += block.passed
    let block = copy block
    for index in 0..<block.problemCount { report(block.severity(index)) { block.problem(index) } }
  }

  package mutating func report(ofList problem: RecordProblem) {
    switch problem.severity {
    case .error, .note: break
    case .warning:
      warnings += 1
      shownOfColumns += 1
    }
    show(problem)
  }

  package mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {
    let isShown: Bool
    switch severity {
    case .error:
      isShown = errors < Self.mostErrors
      errors += 1
    // A note is about the whole list.
    case .note: isShown = true
    case .warning:
      isShown = warnings - shownOfColumns < Self.mostWarnings
      warnings += 1
    }
    if isShown { show(problem()) }
  }

  private mutating func show(_ problem: RecordProblem) {
    if problem.isTold { return }
    if problem.severity == .error, problem.isAboutHeader { errorsOfHeader += 1 }
    let named = problem.problem(in: name)
    if collected != nil {
      collected?.report(named)
    } else if shown?.insert(problem).inserted ?? true {
      output.show(named)
    }
  }

  /// Why the list as a whole cannot be used; nil without an error.
  ///
  /// - Parameter rows: what its records are called.
  package func failure(_ rows: String = "row") -> Failure? {
    errors == 0 ? nil : .unreadable(errors, rows, of: name, isHeader: errors == errorsOfHeader)
  }

  /// After the last record.
  package func finish() {
    noteMore(errors - Self.mostErrors, "error")
    noteMore(warnings - shownOfColumns - Self.mostWarnings, "warning")
    for note in [passed.note(in: name), passed.tagNote(in: name)] {
      if let note { output.note("note: \(note)") }
    }
  }

  private func noteMore(_ count: Int, _ what: String) {
    if count > 0 { output.note("and \(counted(count, "more " + what)) in \(printable(name))") }
  }
}

extension Failure {
  /// - Parameter isHeader: whether all errors are about the columns: then no record was read.
  package static func unreadable(_ count: Int, _ rows: String, of list: String, isHeader: Bool) -> Failure {
    let list = quoted(list)
    return Failure(isHeader ? "the header of \(list) is unclear" : "\(counted(count, rows)) of \(list) cannot be read")
  }
}

extension RecordProblem {
  /// Whether it is about the columns of a list.
  package var isAboutHeader: Bool {
    let codes: [DiagnosticCode] = [
      .csvHeader, .csvNoIDColumn, .columnUnclear, .columnsForOne, .columnMissing, .delimiterUnclear, .otherProfile,
      .optOutColumnMissing,
    ]
    return codes.contains(code)
  }
}
