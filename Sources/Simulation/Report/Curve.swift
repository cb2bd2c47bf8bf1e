/// A quantity measured over the time of a run, in equal steps.
public struct Curve: Sendable {
  public enum Name: String, Sendable, CaseIterable {
    /// Conversations that need attention, on average over each step.
    case needsAttention = "needs_attention"
    /// Conversations that need attention and that no one has in hand.
    case queueLength = "queue_length"
    /// The mean wait of the replies that arrived in each step and were answered, in milliseconds.
    case replyWait = "reply_wait"
    /// First texts, in texts per hour.
    case sent
  }

  public let name: Name
  /// The length of a step in milliseconds; the last may be shorter.
  public let step: UInt64
  /// Over replications, by step; nil where none has a value.
  public let points: [Point?]

  public struct Point: Hashable, Sendable {
    public let mean: Double
    /// The middle four fifths of the replications lie between these.
    public let low: Double
    public let high: Double
  }

  /// - Parameter values: by replication, by step.
  init(_ name: Name, _ steps: Steps, _ values: [[Double?]]) {
    self.name = name
    step = steps.width
    points = (0..<steps.count).map { index in
      let known = values.compactMap { $0[index] }
      guard !known.isEmpty else { return nil }
      let sorted = known.sorted()
      func rank(_ share: Double) -> Double { sorted[Int((share * Double(sorted.count - 1)).rounded())] }
      return Point(mean: known.reduce(0, +) / Double(known.count), low: rank(0.1), high: rank(0.9))
    }
  }
}
