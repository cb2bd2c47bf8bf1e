/// How many names one run can tell apart.
public struct DirectoryLimits: Hashable, Sendable {
  public var contacts: Int
  public var tags: Int
  public var messages: Int
  public var zones: Int

  public init(
    contacts: Int = 100_000_000, tags: Int = 1_000_000, messages: Int = 1_000_000_000, zones: Int = 65_000
  ) {
    self.contacts = contacts
    self.tags = tags
    self.messages = messages
    // A zone's number has 16 bits, and 0 means no zone.
    self.zones = min(max(0, zones), 65_000)
  }

  public static let standard = DirectoryLimits()
}
