package import Diagnostics

/// Tells the libraries when a signal has asked the run to stop, and records how far they have come for its last line.
package struct ProgramProgress: Progress {
  package init() {}
  package var isCancelled: Bool { Interruption.isRequested }
  package func check() throws(Failure) { try Interruption.check() }
  package func note(_ count: Int, _ noun: String) { Interruption.note(count, noun) }
}
