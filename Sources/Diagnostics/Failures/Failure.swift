/// Why a run cannot go on: what happened in one sentence, and what to do next.
package struct Failure: Error {
  /// Who is responsible; a program ends with a different status for each.
  package enum Cause: Sendable {
    /// Input that cannot be used, a wrong call, or a system that refuses.
    case input
    /// A mistake in the program itself.
    case program
    /// A signal asked the run to stop.
    case interrupted, terminated
  }

  package var cause: Cause
  package var message: String
  /// The next step, if there is one to name.
  package var help: String?
  /// What is wrong with a file, for callers that collect problems.
  package var problem: Problem?

  /// A file that cannot be read.
  package init(_ problem: Problem) {
    cause = .input
    message = problem.message
    help = problem.help
    self.problem = problem
  }

  package init(_ message: String, help: String? = nil, cause: Cause = .input) {
    self.cause = cause
    self.message = message
    self.help = help
  }
}
