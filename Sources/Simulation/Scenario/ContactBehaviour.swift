/// How contacts answer.
public struct ContactBehaviour: Hashable, Sendable {
  /// The share of first texts that never arrive.
  public let undelivered: Share
  /// The share of contacts reached who answer in words. Together with `optOut` at most 1.
  public let reply: Share
  /// The share of contacts reached who answer with an opt-out word, which counts as a reply too.
  public let optOut: Share
  /// From a text to the reply to it.
  public let delay: RandomDuration
  /// How many replies a conversation has on average, at least 1: after every response the contact writes again with the
  /// same probability, so the number is geometric.
  public let meanReplies: Double

  /// Nil when the shares of replies and opt outs add up to more than 1, or `meanReplies` is below 1.
  public init?(
    undelivered: Share, reply: Share, optOut: Share, delay: RandomDuration = .replyDelay, meanReplies: Double = 2
  ) {
    guard reply.value + optOut.value <= 1, meanReplies >= 1 else { return nil }
    self.init(known: undelivered, reply, optOut, delay, meanReplies)
  }

  init(
    known undelivered: Share, _ reply: Share, _ optOut: Share, _ delay: RandomDuration = .replyDelay,
    _ meanReplies: Double = 2
  ) {
    self.undelivered = undelivered
    self.reply = reply
    self.optOut = optOut
    self.delay = delay
    self.meanReplies = meanReplies
  }

  /// The probability that a response brings one more reply.
  var continues: Double { 1 - 1 / meanReplies }
}

extension RandomDuration {
  /// The time people take to answer a text: most within minutes, some the next day. Inferred from two published figures
  /// (60 % within 45 minutes, 90 % within an hour) and a tail of days; see `docs/simulation.md`.
  public static let replyDelay = RandomDuration(
    first: 0.85, .lognormal(median: 360_000, sigma: 1.2), rest: .lognormal(median: 36_000_000, sigma: 1.5))

  /// A mixture of two parts, the first with the given share.
  init(first share: Double, _ first: Shape, rest: Shape) {
    parts = [Part(upTo: share, shape: first), Part(upTo: 1, shape: rest)]
  }
}
