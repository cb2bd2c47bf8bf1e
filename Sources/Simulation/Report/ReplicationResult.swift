import Campaign
import Routing

/// What one replication came to.
public struct ReplicationResult: Sendable {
  /// From a contact's first reply to the first response, in milliseconds, rising.
  let firstResponseWaits: [UInt32]
  /// From every reply to its response, in milliseconds, rising.
  let replyWaits: [UInt32]
  /// When the last first text was sent, if all were.
  let timeToSendList: UInt64?
  let events: Int
  /// By member of the team; nil for those who were never selected.
  let members: [MemberCounts?]
  let totals: TotalCounts
  /// False when the run had more events than an agenda can number.
  public let isWhole: Bool
}
