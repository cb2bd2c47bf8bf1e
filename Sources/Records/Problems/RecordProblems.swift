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
    let named = problem.problem(in: name)
    if collected != nil {
      collected?.report(named)
    } else if shown?.insert(problem).inserted ?? true {
      output.show(named)
    }
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
