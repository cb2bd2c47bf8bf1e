/// How a team member works: the oldest conversation that needs attention is answered first, and first texts are sent
/// when there is none.
public struct MemberBehaviour: Hashable, Sendable {
  /// The time from one first text to the next, at most one text at a time.
  public var texting: RandomDuration
  /// The time from opening a reply to sending the response.
  public var handling: RandomDuration
  /// From the start of the run, rising and not overlapping; if empty, there is one shift as long as the run.
  public var shifts: [Period]
  /// When the member is away in between; rising and not overlapping.
  public var breaks: [Period]
  /// What happens to the member after each shift.
  public var leaving: Leaving
  /// The chance that a member walks away from a shift, at a time that is uniformly distributed over it, leaving what is
  /// in hand.
  public var abandon: Share
  /// How long after a member walked away the platform knows of it; nil for never. Until then they are available, and what is
  /// with them stays with them.
  public var noticed: Milliseconds?
  /// The chance that a member comes to a shift at all.
  public var turnUp: Share = .all
  /// The figures that differ from day to day; the properties hold what follows from their means.
  public var ranges: [DayRange] = []

  /// A stretch of a run; without an end it lasts until the end of the run.
  public struct Period: Hashable, Sendable {
    public var start: Milliseconds
    public var end: Milliseconds?

    public init(start: Milliseconds = .zero, end: Milliseconds? = nil) {
      self.start = start
      self.end = end
    }
  }

  /// What happens to a member whose shift is over.
  public enum Leaving: String, Hashable, Sendable, CaseIterable {
    /// The member is away; what waits in the inbox stays there.
    case away
    /// The member is removed; what waits is routed again.
    case removed
  }

  public init(
    texting: RandomDuration, handling: RandomDuration, shifts: [Period] = [], breaks: [Period] = [],
    leaving: Leaving = .away, abandon: Share = .none, noticed: Milliseconds? = .zero
  ) {
    self.texting = texting
    self.handling = handling
    self.shifts = shifts
    self.breaks = breaks
    self.leaving = leaving
    self.abandon = abandon
    self.noticed = noticed
  }

  /// Texting at a rate: the times between texts are exponential, so members do not fall into step.
  public static func texting(perHour rate: Double) -> RandomDuration {
    RandomDuration(.exponential(mean: Double(Milliseconds.hour.count) / rate))
  }
}

/// How the members of a team work, each in one of several ways.
public struct TeamBehaviour: Hashable, Sendable {
  /// The behaviour of members for whom the scenario gives no other.
  public var general: MemberBehaviour
  /// Kinds of members, sorted by name, in proportion to their counts; if empty, all members are `general`.
  public var mix: [Kind]
  /// Members by their names in the rule file, sorted by name, each once.
  public var named: [Named]
  /// How many members take part: selected members, counted from the first, and copies of them if it is more than are
  /// selected (`Scenario.staffed`); nil means all that are selected.
  public var count: Int?

  public struct Kind: Hashable, Sendable {
    public let name: String
    /// At least 1: how many members of this kind there are in a team as large as the counts of all kinds together.
    public let count: Int
    public let behaviour: MemberBehaviour
    public init(_ name: String, count: Int, _ behaviour: MemberBehaviour) {
      self.name = name
      self.count = count
      self.behaviour = behaviour
    }
  }

  public struct Named: Hashable, Sendable {
    public let member: String
    public let behaviour: MemberBehaviour
    public init(_ member: String, _ behaviour: MemberBehaviour) {
      self.member = member
      self.behaviour = behaviour
    }
  }

  /// Every way to work: that of all, of those with names, of the kinds.
  public var all: [MemberBehaviour] { [general] + named.map(\.behaviour) + mix.map(\.behaviour) }

  public init(_ general: MemberBehaviour, mix: [Kind] = [], named: [Named] = [], count: Int? = nil) {
    self.general = general
    self.mix = mix
    self.named = named
    self.count = count
  }
}

/// A member who joins or leaves while the run goes on.
public struct TeamChange: Hashable, Sendable {
  public let at: Milliseconds
  /// The name in the rule file.
  public let member: String
  public let joins: Bool

  public init(at: Milliseconds, member: String, joins: Bool) {
    self.at = at
    self.member = member
    self.joins = joins
  }
}
