internal import Simulation
internal import Statistics

/// One measured quantity over all replications.
public struct Metric: Sendable {
  let metric: Simulation::Metric

  /// What is measured, by its name in gates.
  @nonexhaustive public enum Name: Hashable, Sendable, CaseIterable {
    /// `first_response_wait`: from a contact's first reply to the first response.
    case firstResponseWait
    /// `reply_wait`: from every reply to the response to it.
    case replyWait
    /// `time_to_send_list`: from the start to the last first text; replications that did not send all of them have no
    /// value.
    case timeToSendList
    /// `needs_attention`: conversations that need attention, over time.
    case needsAttention
    /// `queue_length`: those of them that no one is working on, over time.
    case queueLength
    /// `unanswered`: conversations that need attention at the end.
    case unanswered
    /// `utilisation`: for each member, the share of the time at work in which there was something to do.
    case utilisation
    /// `fan_out`: the number of inboxes that a reply reached; the shared inbox counts as one.
    case fanOut
    /// `sent_range`: first texts of the member who sent most, minus those of the member who sent fewest.
    case sentRange
    /// `sent_gini`: how unevenly first texts are spread over the members: 0 when all sent the same, near 1 when one
    /// sent all.
    case sentGini
    /// `claims_expired`: claims that ran out before the text was sent.
    case claimsExpired
    /// `never_sent`: contacts who got no first text.
    case neverSent
    /// `events`: things that happened.
    case events

    init(_ name: Simulation::Metric.Name) {
      self =
        switch name {
        case .firstResponseWait: .firstResponseWait
        case .replyWait: .replyWait
        case .timeToSendList: .timeToSendList
        case .needsAttention: .needsAttention
        case .queueLength: .queueLength
        case .unanswered: .unanswered
        case .utilisation: .utilisation
        case .fanOut: .fanOut
        case .sentRange: .sentRange
        case .sentGini: .sentGini
        case .claimsExpired: .claimsExpired
        case .neverSent: .neverSent
        case .events: .events
        }
    }
  }

  /// What is measured.
  public var name: Name { Name(metric.name) }
  /// The mean of the replications' means, in milliseconds where it is a time; nil without values.
  public var mean: Double? { metric.estimate.mean }
  /// With 95 % confidence, the mean over many more replications lies here; nil with fewer than two values.
  public var interval: ClosedRange<Double>? { metric.estimate.interval }
  /// How many values there are, over all replications.
  public var count: Int { metric.count }

  /// The smallest value that at least this percentage of all values do not exceed, to three significant digits. Nil
  /// without values, and for what is averaged over time.
  ///
  /// - Parameter percent: 1...100; a value outside this range becomes the nearest one in it.
  public func percentile(_ percent: Int) -> Double? { metric.percentile(min(max(1, percent), 100)) }
}
