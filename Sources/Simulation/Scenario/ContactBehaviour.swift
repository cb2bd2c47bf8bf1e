/// How a contact answers.
public struct ContactBehaviour: Hashable, Sendable {
  /// The share of first texts that never arrive.
  public package(set) var undelivered: Share
  /// The share of reached contacts who answer in words. Together with `optOut` at most 1.
  public package(set) var reply: Share
  /// The share of reached contacts who answer with an opt-out word, which counts as a reply too.
  public package(set) var optOut: Share
  /// The share of reached contacts who click on a link, whatever else they do.
  public package(set) var click: Share
  /// From a text to the reply to it, and to a click.
  public package(set) var delay: RandomDuration
  /// How many replies a conversation has on average, at least 1: after every response the contact writes again with the
  /// same probability, so the number is geometric.
  public package(set) var meanReplies: Double
  /// What replies in words say, sorted by text; the shares add up to at most 1, and the remaining replies say nothing
  /// that rules look for.
  public let words: [Words]
  /// The figures that differ from day to day; the properties hold their means.
  public var ranges: [DayRange] = []

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
  /// The behaviour of the first tag here that the contact carries from the start.
  public var byTag: [Tagged]
  /// Otherwise the behaviour of the first value here that the contact has from the start; otherwise `general`.
  public var byField: [OfField] = []

  public struct Tagged: Hashable, Sendable {
    public let tag: String
    public let behaviour: ContactBehaviour
    public init(_ tag: String, _ behaviour: ContactBehaviour) {
      self.tag = tag
      self.behaviour = behaviour
    }
  }

  public struct OfField: Hashable, Sendable {
    public let field: String
    public let value: String
    public let behaviour: ContactBehaviour
    public init(_ field: String, _ value: String, _ behaviour: ContactBehaviour) {
      (self.field, self.value, self.behaviour) = (field, value, behaviour)
    }
  }

  public init(_ general: ContactBehaviour, byTag: [Tagged] = []) {
    self.general = general
    self.byTag = byTag
  }
}

extension ListBehaviour {
  /// Every way to answer: that of all, of those with tags, of those with values of fields.
  package var all: [ContactBehaviour] { [general] + byTag.map(\.behaviour) + byField.map(\.behaviour) }

  /// The same with other ways to answer.
  ///
  /// - Parameter all: as many, in the same order.
  package func with(_ all: [ContactBehaviour]) -> ListBehaviour {
    guard all.count == self.all.count else { return self }
    var other = ListBehaviour(all[0])
    other.byTag = zip(byTag, all.dropFirst()).map { Tagged($0.tag, $1) }
    other.byField = zip(byField, all.dropFirst(1 + byTag.count)).map { OfField($0.field, $0.value, $1) }
    return other
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
