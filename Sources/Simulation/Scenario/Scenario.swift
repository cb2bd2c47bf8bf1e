public import Campaign

/// What is simulated under a rule file: which contacts are texted, how members work and contacts answer, how long and
/// how often.
public struct Scenario: Hashable, Sendable {
  public var name: String
  /// Which contacts to generate when no contact list is given.
  public var contacts: GeneratedContacts
  /// The contact list's path, as written in the scenario file; nil where contacts are generated.
  public var contactList: String?
  /// When contacts are awake, by the clocks that texting hours have for them; nil for always. Made-up contacts and those of a list alike.
  public var awake: OpeningHours?
  public var arrivals: Arrivals
  public var members: TeamBehaviour
  public var replies: ListBehaviour
  /// What the carriers let through; nil where every text is delivered at once.
  public var channel: Channel?
  /// Texts to those who have not replied; nil where they get one only.
  public var followUp: FollowUp?
  /// Members who join and leave, in order of time, then of name.
  public var churn: [TeamChange]
  /// How long a run lasts; at most `ScenarioLimits.until`.
  public var until: Milliseconds
  /// What begins before this time is not measured; below `until`.
  public var warmUp: Milliseconds
  /// How many runs, each with random draws of its own; 1 to `ScenarioLimits.replications`. Nil: as many as gates and
  /// precision targets ask for, otherwise `standardReplications`.
  public var replications: Int?
  public var seed: UInt64
  /// The conditions to meet, in the order of their texts.
  public var gates: [Gate] = []
  /// The gates as they were written, in the same order; if empty, they have their canonical texts.
  public var gateTexts: [String] = []
  /// How precisely quantities have to be known, in the order of their texts.
  public var precision: [PrecisionTarget] = []
  /// The values that a simulation tries one after the other, sorted by key. A single run ignores them.
  public var variations: [Variation] = []

  public static let standardReplications = 20

  public init(
    name: String, contacts: GeneratedContacts, arrivals: Arrivals = .atStart, members: TeamBehaviour,
    replies: ListBehaviour, churn: [TeamChange] = [], until: Milliseconds = 3.0 * .hour,
    warmUp: Milliseconds = .zero, replications: Int? = nil, seed: UInt64 = 1
  ) {
    self.name = name
    self.contacts = contacts
    self.arrivals = arrivals
    self.members = members
    self.replies = replies
    self.churn = churn
    self.until = until
    self.warmUp = warmUp
    self.replications = replications
    self.seed = seed
  }
}

/// Limits on what a scenario may ask for.
public enum ScenarioLimits {
  /// A time in a run is 32 bits of milliseconds, which hold 49 days.
  public static let until = 30.0 * Milliseconds.day
  /// `Chance` keeps 24 bits for the replication.
  public static let replications = 10_000
  public static let contacts = 10_000_000
  /// The same limit as for a rule file.
  public static let members = 20_000
  public static let generatedTags = 1_000
  public static let textsPerHour = 1_000_000.0
  public static let textsPerMinute = 1_000_000.0
  /// Of one contact.
  public static let followUps = 10
  public static let arrivalsPerHour = 10_000_000.0
  public static let meanReplies = 1_000.0
  /// Parts of a mixture, shifts, breaks, periods, kinds, words and the like: entries of one list of a scenario file.
  public static let entries = 1_000
  /// Of each kind: conditions, and precision targets.
  public static let gates = 50
  /// Keys that are varied at once.
  public static let variedKeys = 20
  /// Combinations of their values.
  public static let settings = 1_000
  /// The length of a varied key and of each of its values, in bytes.
  public static let variedText = 1_000
}
