public import Campaign

/// How far an event stream was read, so that another reader can continue with its next piece.
public struct StreamPosition: Hashable, Sendable {
  /// The number of the last line that was read.
  public var line: Int
  /// The latest moment that an event had.
  public var clock: Instant?

  public init(line: Int = 0, clock: Instant? = nil) {
    self.line = line
    self.clock = clock
  }
}
