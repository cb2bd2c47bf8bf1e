/// What is simulated under a rule file: who is texted, how members work and contacts answer, how long and how often.
public struct Scenario: Hashable, Sendable {
  public var name: String
  /// Whom to generate when no contact list is given.
  public var contacts: GeneratedContacts
  public var members: MemberBehaviour
  public var replies: ContactBehaviour
  /// How long a run lasts; at most `ScenarioLimits.until`.
  public var until: Milliseconds
  /// How many runs, each with luck of its own; 1 to `ScenarioLimits.replications`.
  public var replications: Int
  public var seed: UInt64

  public init(
    name: String, contacts: GeneratedContacts, members: MemberBehaviour, replies: ContactBehaviour,
    until: Milliseconds = 3.0 * .hour, replications: Int = 20, seed: UInt64 = 1
  ) {
    self.name = name
    self.contacts = contacts
    self.members = members
    self.replies = replies
    self.until = until
    self.replications = replications
    self.seed = seed
  }
}

/// Limits on what a scenario may ask for.
public enum ScenarioLimits {
  /// A moment of a run is 32 bits of milliseconds, which hold 49 days.
  public static let until = 30.0 * Milliseconds.day
  /// `Chance` keeps 24 bits for the replication.
  public static let replications = 10_000
  public static let contacts = 10_000_000
  public static let generatedTags = 1_000
  public static let textsPerHour = 1_000_000.0
  public static let meanReplies = 1_000.0
}
