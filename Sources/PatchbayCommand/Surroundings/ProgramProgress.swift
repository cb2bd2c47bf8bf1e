import Diagnostics

/// Tells the libraries when a signal has asked the run to stop, and records how far they have come for its last line.
struct ProgramProgress: Progress {
  var isCancelled: Bool { Interruption.isRequested }
  func check() throws(Failure) { try Interruption.check() }
  func note(_ count: Int, _ noun: String) { Interruption.note(count, noun) }
}
