import Campaign

/// A run of `route` over an event stream, with or without a state file.
protocol EventRun {
  /// Reads the stream to its end and writes the effects.
  func read(_ events: InputFile, isStrict: Bool) throws
  func stats() throws -> StatsTable
  /// Rows and lines that cannot be read.
  var unreadable: Int { get }
  /// Whether the stream brought nothing but events that look like those taken before.
  var isPassedOver: Bool { get }
  /// A short summary of what was done.
  var summary: String { get }
}
