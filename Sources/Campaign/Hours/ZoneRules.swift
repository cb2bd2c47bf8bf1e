/// A time zone: what its clocks add to UTC, and when that changes.
public struct ZoneRules: Hashable, Sendable {
  public let name: String
  /// Seconds since 1970 at which the offset changes, rising.
  public let transitions: [Int64]
  /// Seconds east of UTC: `offsets[i]` holds before `transitions[i]`, the last one after all of them.
  public let offsets: [Int32]

  public init(name: String, transitions: [Int64], offsets: [Int32]) {
    self.name = name
    self.transitions = transitions
    self.offsets = offsets
  }
}

public typealias ZoneLoader = @Sendable (String) -> ZoneRules?
