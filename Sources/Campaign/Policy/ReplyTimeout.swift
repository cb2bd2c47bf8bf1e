/// What happens when no one answers a reply in time.
public struct ReplyTimeout: Hashable, Sendable {
  /// How long a conversation may need attention in the inboxes of the same members, in milliseconds.
  public let after: Int64
  /// Where it goes then: reply steps without `hold`, the last one the shared inbox. Nil is `RoutingPolicy.replySteps`.
  public let then: [ReplyStep]?

  /// As often as this before the need ends, a conversation goes to the shared inbox.
  public static let mostTimes = 4

  /// What `after` may be, in milliseconds.
  public static let range: ClosedRange<Int64> = 1_000...2_592_000_000

  package init(after: Int64, then: [ReplyStep]? = nil) {
    self.after = after
    self.then = then
  }
}
