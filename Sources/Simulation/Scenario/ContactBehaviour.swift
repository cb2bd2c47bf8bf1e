/// How a contact answers.
public struct ContactBehaviour: Hashable, Sendable {
  /// The share of first texts that never arrive.
  public let undelivered: Share
  /// The share of reached contacts who answer in words. Together with `optOut` at most 1.
  public let reply: Share
  /// The share of reached contacts who answer with an opt-out word, which counts as a reply too.
  public let optOut: Share
  /// The share of reached contacts who click on a link, whatever else they do.
  public let click: Share
  /// From a text to the reply to it, and to a click.
  public let delay: RandomDuration
  /// How many replies a conversation has on average, at least 1: after every response the contact writes again with the
  /// same probability, so the number is geometric.
  public let meanReplies: Double
  /// What replies in words say, sorted by text; the shares add up to at most 1, and the remaining replies say nothing
  /// that rules look for.
  public let words: [Words]

  /// A text, and the share of replies in words that consist of it.
  public struct Words: Hashable, Sendable {
    public let text: String
    public let share: Share
    public init(_ text: String, _ share: Share) {
      self.text = text
      self.share = share
    }
  }

  /// Nil when the shares of replies and opt-outs, or of words, add up to more than 1, or `meanReplies` is below 1.
  public init?(
    undelivered: Share, reply: Share, optOut: Share, click: Share = .none, delay: RandomDuration = .replyDelay,
    meanReplies: Double = 2, words: [Words] = []
  ) {
    guard reply.value + optOut.value <= 1, meanReplies >= 1 else { return nil }
    guard words.reduce(0, { $0 + $1.share.value }) <= 1 + 1e-9 else { return nil }
    self.init(known: undelivered, reply, optOut, click, delay, meanReplies, words)
  }

  init(
    known undelivered: Share, _ reply: Share, _ optOut: Share, _ click: Share = .none,
    _ delay: RandomDuration = .replyDelay, _ meanReplies: Double = 2, _ words: [Words] = []
  ) {
    self.undelivered = undelivered
    self.reply = reply
    self.optOut = optOut
    self.click = click
    self.delay = delay
    self.meanReplies = meanReplies
    self.words = words
  }

  /// The probability that a response brings one more reply.
  var continues: Double { 1 - 1 / meanReplies }
}

/// How contacts answer, each in one of several ways.
public struct ListBehaviour: Hashable, Sendable {
  public var general: ContactBehaviour
  /// The behaviour of the first tag here that the contact carries from the start; otherwise `general`.
  public var byTag: [Tagged]

  public struct Tagged: Hashable, Sendable {
    public let tag: String
    public let behaviour: ContactBehaviour
    public init(_ tag: String, _ behaviour: ContactBehaviour) {
      self.tag = tag
      self.behaviour = behaviour
    }
  }

  public init(_ general: ContactBehaviour, byTag: [Tagged] = []) {
    self.general = general
    self.byTag = byTag
  }
}

extension RandomDuration {
  /// The time people take to answer a text: most within minutes, some the next day. Inferred from two published figures
  /// (60 % within 45 minutes, 90 % within an hour) and a tail of days; see `docs/simulation/method.md`.
  public static let replyDelay = RandomDuration(
    first: 0.85, .lognormal(median: 360_000, sigma: 1.2), rest: .lognormal(median: 36_000_000, sigma: 1.5))

  /// A mixture of two parts, the first with the given share.
  init(first share: Double, _ first: Shape, rest: Shape) {
    parts = [Part(upTo: share, shape: first), Part(upTo: 1, shape: rest)]
  }
}
