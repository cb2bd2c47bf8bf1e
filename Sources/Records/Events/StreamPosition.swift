public import Campaign

/// How far an event stream was read and how it is read, so that another reader can continue with its next piece.
public struct StreamPosition: Hashable, Sendable {
  /// The number of the last line that was read.
  public var line: Int
  /// The latest moment that an event had.
  public var clock: Instant?
  /// How late replies and clicks may be, in milliseconds.
  public var lateBy: Int64

  public init(line: Int = 0, clock: Instant? = nil, lateBy: Int64 = EventOrder.standardLateBy) {
    self.line = line
    self.clock = clock
    self.lateBy = lateBy
  }
}
