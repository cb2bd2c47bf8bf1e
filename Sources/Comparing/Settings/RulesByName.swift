package import Campaign
internal import Folding
internal import RuleLanguage
internal import Zones

/// Rules with names where a policy has numbers, so that two of them can be compared.
struct RulesByName {
  let policy: RoutingPolicy

  private func names(_ members: [MemberID]) -> [String] { members.map { policy.team[$0.index].key } }

  var members: [String] { names(policy.selected) }
  var team: [String] { policy.team.map(\.key) }

  /// A user list: its members and their shifts.
  struct List: Hashable {
    var members: [String]
    var shifts: Shifts?
  }

  func list(_ name: String) -> List? {
    policy.lists.first { $0.name == name }.map { List(members: names($0.members), shifts: $0.shifts) }
  }

  var steps: String {
    policy.replySteps.map { policy.name(of: $0) }.joined(separator: ", ")
  }

  var replyTimeout: String {
    guard let timeout = policy.replyTimeout else { return "never" }
    let then = timeout.then.map { " then " + $0.map { policy.name(of: $0) }.joined(separator: ", ") }
    return LengthOfTime.text(timeout.after) + (then ?? "")
  }

  var mode: String {
    let mode = policy.distribution.mode
    if case .buckets(let size) = mode { return "\(mode.word.rawValue) of \(size)" }
    return mode.word.rawValue
  }

  var claimTimeout: String {
    policy.distribution.claimTimeout.map { LengthOfTime.text($0) } ?? ClaimTimeoutWord.never.rawValue
  }
  var maxPerMember: String { policy.distribution.maxPerMember.map { "\($0)" } ?? "null" }

  var answersFirst: String { policy.distribution.answersFirst.map { "\($0)" } ?? "null" }

  /// A condition and its recipients. Tags are as they fold: another spelling is the same tag.
  struct Rule: Hashable {
    var all, any, none: Set<String>
    var fields: [String: Set<String>]
    var recipients: Set<String>
    var by: Pick
    var otherwise: [Set<String>]
    var holds: Bool
    var atOnce: Bool
  }

  var tagRules: [Rule] {
    policy.tagRules.map { rule in
      func tags(_ ids: [TagID]) -> Set<String> { Set(ids.map { foldedTag(policy.tags[$0.index]) }) }
      var fields: [String: Set<String>] = [:]
      for test in rule.condition.fields {
        let field = policy.fields[test.field.index]
        fields[field.name] = Set(test.values.map { field.values[$0.index] })
      }
      return Rule(
        all: tags(rule.condition.all), any: tags(rule.condition.any), none: tags(rule.condition.none), fields: fields,
        recipients: Set(names(rule.recipients)), by: rule.by, otherwise: rule.otherwise.map { Set(names($0)) },
        holds: rule.holds, atOnce: rule.atOnce)
    }
  }

  struct TagGiven: Hashable {
    var tag: String
    var replyIs, replyContains: [String]
  }

  var autoTags: [TagGiven] {
    policy.autoTags.map {
      TagGiven(tag: foldedTag(policy.tags[$0.tag.index]), replyIs: $0.replyIs, replyContains: $0.replyContains)
    }
  }

  struct Notice: Hashable {
    var type: String
    var subject, body: NotificationTemplate
    var recipients: [String]?
    var top: Int
    var after: Int64?
  }

  var notifications: [Notice] {
    policy.notifications.map {
      Notice(
        type: $0.kind.rawValue, subject: $0.subject, body: $0.body,
        recipients: $0.recipients.map { names($0).sorted() }, top: $0.top, after: $0.after)
    }
  }

  var textingHours: String {
    guard let hours = policy.textingHours else { return "none" }
    var zone: String
    switch hours.zone {
    case .contact(let missing): zone = ZoneWord.contact.rawValue + (missing.map { ", missing_zone \($0.name)" } ?? "")
    case .fixed(let rules): zone = rules.name
    }
    let replies = RepliesWord(repliesWait: hours.repliesWait).rawValue
    return "\(policy.hoursText(hours)), zone \(zone), replies \(replies)"
  }
}

extension RuleChange {
  /// All that differs between two versions of the rules of a contact action, in the order of rule files. Empty only if they are
  /// equal.
  package static func all(from old: RoutingPolicy, to new: RoutingPolicy) -> [RuleChange] {
    if old == new { return [] }
    let (before, after) = (RulesByName(policy: old), RulesByName(policy: new))
    let changes = [
      RuleChange(FileKey.members.rawValue, before.members, after.members), teamChange(before, after),
      RuleChange(
        FileKey.lists.rawValue, old.lists.map(\.name), new.lists.map(\.name), edited: editedLists(before, after)),
      RuleChange(FileKey.distribution.rawValue, before.mode, after.mode),
      RuleChange(
        DistributionKey.lastTeamMemberFirst.rawValue, "\(old.distribution.lastTeamMemberFirst)",
        "\(new.distribution.lastTeamMemberFirst)"),
      RuleChange(DistributionKey.claimTimeout.rawValue, before.claimTimeout, after.claimTimeout),
      RuleChange(DistributionKey.maxPerMember.rawValue, before.maxPerMember, after.maxPerMember),
      RuleChange(DistributionKey.answersFirst.rawValue, before.answersFirst, after.answersFirst),
      RuleChange(FileKey.replyRouting.rawValue, before.steps, after.steps),
      RuleChange(FileKey.replyTimeout.rawValue, before.replyTimeout, after.replyTimeout),
      RuleChange(FileKey.tagRules.rawValue, counting: before.tagRules, after.tagRules),
      tagChange(old.tags, new.tags),
      RuleChange("\(FileKey.optOut.rawValue) \(OptOutKey.keywords.rawValue)", old.optOutKeywords, new.optOutKeywords),
      RuleChange(
        "\(FileKey.optOut.rawValue) \(OptOutKey.optInKeywords.rawValue)", old.optInKeywords, new.optInKeywords),
      RuleChange("\(FileKey.optOut.rawValue) \(OptOutKey.review.rawValue)", old.reviewPhrases, new.reviewPhrases),
      RuleChange(
        "\(FileKey.optOut.rawValue) \(OptOutKey.scope.rawValue)", old.optOutScope.rawValue, new.optOutScope.rawValue),
      RuleChange(FileKey.autoTags.rawValue, counting: before.autoTags, after.autoTags),
      RuleChange(FileKey.textingHours.rawValue, before.textingHours, after.textingHours),
      RuleChange(FileKey.notifications.rawValue, counting: before.notifications, after.notifications),
    ].compactMap { $0 }
    if !changes.isEmpty { return changes }
    return [RuleChange(before.members == after.members ? wholeFile : FileKey.members.rawValue, .order)]
  }

  /// What is called so is no key of rule files: the whole of them, and the tags that they mention.
  static let wholeFile = "rules"
  static let tagNames = "tags"

  /// Tags that the rules mention newly or no more, and those that they spell otherwise.
  private static func tagChange(_ old: [String], _ new: [String]) -> RuleChange? {
    func spellings(_ tags: [String]) -> [String: String] {
      Dictionary(tags.map { (foldedTag($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (spellings(old), spellings(new))
    let edited = new.filter { tag in before[foldedTag(tag)].map { !$0.utf8.elementsEqual(tag.utf8) } ?? false }
    return RuleChange(
      tagNames, old.filter { after[foldedTag($0)] == nil }, new.filter { before[foldedTag($0)] == nil }, edited: edited)
  }

  /// Members of the team who were added, taken away or edited. Of those who join or leave, nothing more is said.
  private static func teamChange(_ before: RulesByName, _ after: RulesByName) -> RuleChange? {
    let joined = Set(after.members).subtracting(before.members)
    let left = Set(before.members).subtracting(after.members)
    var people: [String: TeamMember] = [:]
    for member in before.policy.team { people[member.key] = member }
    let edited = after.policy.team.filter { member in people[member.key].map { $0 != member } ?? false }
    return RuleChange(
      FileKey.team.rawValue, before.team.filter { !left.contains($0) && !joined.contains($0) },
      after.team.filter { !joined.contains($0) && !left.contains($0) }, edited: edited.map(\.key))
  }

  private static func editedLists(_ before: RulesByName, _ after: RulesByName) -> [String] {
    after.policy.lists.filter { list in
      before.list(list.name).map { $0 != after.list(list.name) } ?? false
    }.map(\.name)
  }
}
