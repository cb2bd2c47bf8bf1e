public import KeyedFiles

/// A kind of mapping with fixed keys.
public enum Block: String, Sendable, CaseIterable {
  case file, member, userList, shifts, distribution, replyTimeout, listStep, tagRule, condition, autoTag, optOut,
    keywords
  case textingHours, hoursWhere, notification
  case invariant, claim, atMost
  case list, listColumns
  case caseFile, routingCase, expectedStats

  /// The block in a message.
  package var phrase: String {
    switch self {
    case .file: "a rule file"
    case .member: "a team member"
    case .userList: "a user list"
    case .shifts: "`shifts`"
    case .distribution: "`distribution`"
    case .replyTimeout: "`reply_timeout`"
    case .listStep: "a list as a reply step"
    case .tagRule: "a tag rule"
    case .condition: "a condition"
    case .autoTag: "an auto tag"
    case .optOut: "`opt_out`"
    case .keywords: "`keywords`"
    case .textingHours: "`texting_hours`"
    case .hoursWhere: "an entry of `where`"
    case .notification: "a notification"
    case .invariant: "an invariant"
    case .claim: "`never` or `always`"
    case .atMost: "`at_most`"
    case .list: "`list`"
    case .listColumns: "`columns`"
    case .caseFile: "a file of cases"
    case .routingCase: "a case"
    case .expectedStats: "`expect_stats`"
    }
  }

  /// The key table: every key of the block in the order in which documentation shows them.
  public var keys: [(name: String, rule: KeyRule)] {
    switch self {
    case .file: Self.rows(FileKey.self)
    case .member: Self.rows(MemberKey.self)
    case .userList: Self.rows(UserListKey.self)
    case .shifts: Self.rows(ShiftsKey.self)
    case .distribution: Self.rows(DistributionKey.self)
    case .replyTimeout: Self.rows(ReplyTimeoutKey.self)
    case .listStep: Self.rows(ListStepKey.self)
    case .tagRule: Self.rows(TagRuleKey.self)
    case .condition: Self.rows(ConditionKey.self)
    case .autoTag: Self.rows(AutoTagKey.self)
    case .optOut: Self.rows(OptOutKey.self)
    case .keywords: Self.rows(KeywordsKey.self)
    case .textingHours: Self.rows(TextingHoursKey.self)
    case .hoursWhere: Self.rows(HoursWhereKey.self)
    case .notification: Self.rows(NotificationKey.self)
    case .invariant: Self.rows(InvariantKey.self)
    case .claim: Self.rows(ClaimKey.self)
    case .atMost: Self.rows(AtMostKey.self)
    case .list: Self.rows(ListKey.self)
    case .listColumns: Self.rows(ListColumnsKey.self)
    case .caseFile: Self.rows(CaseFileKey.self)
    case .routingCase: Self.rows(CaseKey.self)
    case .expectedStats: Self.rows(ExpectedStatsKey.self)
    }
  }

  private static func rows<Key: BlockKey>(_: Key.Type) -> [(name: String, rule: KeyRule)] {
    Key.allCases.map { ($0.rawValue, $0.rule) }
  }
}

extension ValueShape {
  static func block(_ block: Block) -> ValueShape { .keys(of: block.phrase) }
}

/// The keys of a block of rule files or of files of cases.
package protocol RuleKey: BlockKey {
  static var block: Block { get }
}

extension RuleKey {
  package static var phrase: String { block.phrase }
  package static var isFile: Bool { block == .file }
}
