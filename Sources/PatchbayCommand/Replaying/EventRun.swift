import Campaign
import Surroundings

/// A run of `route` over an event stream, with or without a state file.
protocol EventRun {
  /// Reads the stream to its end and writes the effects.
  func read(_ events: InputFile, isStrict: Bool) throws
  func stats() throws -> StatsTable
  /// Rows and lines that cannot be read.
  var unreadable: Int { get }
  /// What was taken for events that came before, and may be new; nil where nothing was.
  var passedOver: String? { get }
  /// Whether the stream is a single event that may be new, and was taken for one that came before.
  var isPassedOver: Bool { get }
  /// A short summary of what was done.
  var summary: String { get }
}
