/// One measured quantity over all replications.
public struct Metric: Sendable {
  public enum Name: String, Sendable, CaseIterable {
    /// From a contact's first reply to the first response.
    case firstResponseWait = "first_response_wait"
    /// From every reply to the response to it.
    case replyWait = "reply_wait"
    /// From the start to the last first text; replications that did not send all of them have no value.
    case timeToSendList = "time_to_send_list"
    /// Conversations that need attention at the end.
    case unanswered
    /// Things that happened to somebody: a text, a reply, a response, a shift's start or end, a member with nothing to do.
    case events
  }

  public enum Unit: String, Sendable { case milliseconds = "ms", contacts, events }

  public let name: Name
  /// Of the replications' means.
  public let estimate: Estimate
  /// All values of all replications, rising: the percentiles are exact.
  let pooled: [UInt64]

  public var count: Int { pooled.count }

  public var unit: Unit {
    switch name {
    case .firstResponseWait, .replyWait, .timeToSendList: .milliseconds
    case .unanswered: .contacts
    case .events: .events
    }
  }

  /// The smallest value that at least `percent` of all values do not exceed; nil without values.
  ///
  /// - Parameter percent: 1...100.
  public func percentile(_ percent: Int) -> UInt64? {
    guard !pooled.isEmpty else { return nil }
    let rank = (pooled.count * percent + 99) / 100
    return pooled[min(max(rank, 1), pooled.count) - 1]
  }

  /// - Parameter values: the values of each replication, in the order of replications.
  init(_ name: Name, _ values: [[UInt64]]) {
    self.name = name
    estimate = Estimate(
      values.filter { !$0.isEmpty }.map { $0.reduce(0) { $0 + Double($1) } / Double($0.count) })
    var pooled: [UInt64] = []
    pooled.reserveCapacity(values.reduce(0) { $0 + $1.count })
    for part in values { pooled += part }
    pooled.sort()
    self.pooled = pooled
  }
}
