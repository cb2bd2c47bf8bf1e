/// Scenarios that come with the program. Their figures are those that vendors and campaigns report, with sources in
/// `docs/simulation/method.md`: starting points, not facts about any real contacts.
public enum Preset: String, Sendable, CaseIterable {
  /// Strangers who are asked for support by paid or trained people.
  case coldPolitical = "cold-political"
  /// The last days: very many texts by very many people, few answers.
  case gotvBlitz = "gotv-blitz"
  /// People who know the organisation, texted with care by volunteers.
  case warmList = "warm-list"

  public var scenario: Scenario {
    switch self {
    case .coldPolitical:
      Scenario(
        name: rawValue, contacts: GeneratedContacts(count: 5_000), members: Preset.members(textsPerHour: 500),
        replies: Preset.replies(undelivered: 0.05, reply: 0.07, optOut: 0.03))
    case .gotvBlitz:
      Scenario(
        name: rawValue, contacts: GeneratedContacts(count: 200_000), members: Preset.members(textsPerHour: 1_600),
        replies: Preset.replies(undelivered: 0.08, reply: 0.02, optOut: 0.03))
    case .warmList:
      Scenario(
        name: rawValue, contacts: GeneratedContacts(count: 2_000, knownToMember: Share(known: 0.5)),
        members: Preset.members(textsPerHour: 100),
        replies: Preset.replies(undelivered: 0.03, reply: 0.25, optOut: 0.01))
    }
  }

  private static func replies(undelivered: Double, reply: Double, optOut: Double) -> ListBehaviour {
    ListBehaviour(ContactBehaviour(known: Share(known: undelivered), Share(known: reply), Share(known: optOut)))
  }

  /// A response is assumed to take 40 seconds at the median; no source was found for it.
  private static func members(textsPerHour: Double) -> TeamBehaviour {
    TeamBehaviour(
      MemberBehaviour(
        texting: MemberBehaviour.texting(perHour: textsPerHour),
        handling: RandomDuration(.lognormal(median: 40_000, sigma: 0.8))))
  }
}
