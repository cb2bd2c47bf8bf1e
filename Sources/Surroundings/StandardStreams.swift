package import Diagnostics
internal import Glibc
internal import Text

/// Standard output and standard error of a run.
package final class StandardStreams {
  /// Results.
  package let output = ByteWriter(STDOUT_FILENO, name: "standard output")
  /// Progress, notes, and why a run failed.
  private let notes = ByteWriter(STDERR_FILENO, name: "standard error")
  /// Whether problems were shown last: a blank line separates them from the next, as in a report.
  private var endsInProblem = false
  /// Where a document takes the errors of a file, beside the text on standard error.
  private var document: (format: ReportFormat, write: (String) throws -> Void)?

  package init() {}

  /// Writes the errors of a file that a command needs without errors to its results as well, in their format: a service that
  /// runs builds reads nothing else.
  package func writeErrors(as format: ReportFormat?, _ write: @escaping (String) throws -> Void) {
    document = format.map { ($0, write) }
  }

  /// Writes a message on standard error at once, so that a terminal obeys nothing in it, whatever words of others it repeats. If
  /// that fails, there is no way to report it.
  package func note(_ text: String) {
    endsInProblem = false
    try? notes.line(VisibleText(keepsLayout: true).shown(text))
    try? notes.flush()
  }

  /// Shows on standard error the problems of a file that a command needs without errors.
  package func show(_ sink: DiagnosticSink) {
    show(sink.sorted, dropped: sink.dropped)
    guard let (format, write) = document, sink.hasErrors else { return }
    var options = ReportOptions()
    options.dropped = sink.dropped
    let names = FileNames(ofProject: ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
    options.nameInProject = { names.name($0) }
    // A result that cannot be written is no reason to lose the text.
    try? write(Diagnostics.report(sink.sorted, as: format, options: options))
  }

  /// Shows a problem of a stream, as it arises.
  package func show(_ problem: Problem) { show([problem]) }

  private func show(_ problems: [Problem], dropped: DroppedProblems = DroppedProblems()) {
    guard !problems.isEmpty else { return }
    var options = ReportOptions()
    options.dropped = dropped
    if endsInProblem { try? notes.write("\n") }
    endsInProblem = true
    options.usesColor = Terminal(.errors).usesColor
    options.columns = Terminal.columns(of: .errors)
    try? notes.write(Diagnostics.report(problems, as: .text, options: options))
    try? notes.flush()
  }

  package func report(_ failure: Failure) {
    if let problem = failure.problem { return show(problem) }
    note("error: \(failure.message)" + (failure.help.map { "\n  = help: \($0)" } ?? ""))
  }

  /// Opens on each closed standard descriptor something that refuses: otherwise the next file that is opened takes its
  /// number and gets what was meant for the terminal.
  package static func fillClosed() {
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) == -1 {
      let filler = open("/dev/null", mode)
      if filler >= 0, filler != descriptor {
        dup2(filler, descriptor)
        close(filler)
      }
    }
  }
}
