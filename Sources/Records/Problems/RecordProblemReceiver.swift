package import Diagnostics

/// Receives what is wrong with the records of a list or stream, in their order.
package protocol RecordProblemReceiver {
  /// Receives the refused records of a block. Their messages need not be made where no one will read them.
  mutating func report(_ block: borrowing ContactBlock)
  /// Receives a problem whose message need not be made where no one will read it.
  mutating func report(_ severity: Severity, _ problem: () -> RecordProblem)
  /// Receives a problem with the list as a whole, which is told however many rows had problems before. It is no row: as an error it
  /// comes beside those of rows.
  mutating func report(ofList problem: RecordProblem)
}

extension RecordProblemReceiver {
  package mutating func report(_ problem: RecordProblem) { report(problem.severity) { problem } }

  /// Receives what a directory found in a row.
  package mutating func report(_ problem: RowProblem, _ row: Int, of block: ContactBlock, in directory: Directory) {
    report(problem.severity) { directory.problem(problem, row, of: block) }
  }
}
