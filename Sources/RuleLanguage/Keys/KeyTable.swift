// The one table of keys: what a key is called, which mapping it belongs to, what may stand there, and whether it must.

enum FileKey: String, BlockKey {
  case version, kind, action, team, lists, members, distribution
  case replyRouting = "reply_routing"
  case tagRules = "tag_rules"
  case optOut = "opt_out"
  case cases

  static let block = Block.file

  var rule: KeyRule {
    switch self {
    case .version: KeyRule(.wholeNumber(1...1), required: true, "The version of the rule language")
    case .kind: KeyRule(.word(FileKind.words), "The kind of file; rule files may leave it out")
    case .action: KeyRule(.name("the contact action's name"), "The contact action's name; default: the file's name")
    case .team:
      KeyRule(
        .either([.named(by: "each member's name", .block(.member)), .text("the path of a roster")]),
        "Who exists; default: everybody named in `members`")
    case .lists:
      KeyRule(
        .named(by: "each list's name", .list(of: .name("a team member"))),
        "User lists; a list's name may stand wherever a member's may")
    case .members:
      KeyRule(.list(of: .name("a team member or a user list")), required: true, "Who takes part, in declaration order")
    case .distribution:
      KeyRule(.either([.word(DistributionMode.words), .block(.distribution)]), "Who sends the first text")
    case .replyRouting:
      KeyRule(
        .oneOrMore(.name("a reply step, a member or a list")),
        "The steps that place a reply; the first that yields somebody wins")
    case .tagRules: KeyRule(.list(of: .block(.tagRule)), "Rules by tag, which override reply routing")
    case .optOut: KeyRule(.block(.optOut), "What counts as an opt out")
    case .cases: KeyRule(.list(of: .block(.routingCase)), "Routing tests beside the rules")
    }
  }
}

enum MemberKey: String, BlockKey {
  case name, permissions, email, phone

  static let block = Block.member

  var rule: KeyRule {
    switch self {
    case .name: KeyRule(.name("the member's name for people"), "The member's name for people; default: the key")
    case .permissions:
      KeyRule(.list(of: .word(PermissionWord.words)), "What the member may do; default: `[send_queue]`")
    case .email: KeyRule(.text("an email address"), "The member's email address")
    case .phone: KeyRule(.text("a phone number"), "The member's phone number")
    }
  }
}

enum DistributionKey: String, BlockKey {
  case mode
  case lastTeamMemberFirst = "last_team_member_first"
  case bucketSize = "bucket_size"

  static let block = Block.distribution

  var rule: KeyRule {
    switch self {
    case .mode: KeyRule(.word(DistributionMode.words), "How first texts are shared; default: `first_come_first_served`")
    case .lastTeamMemberFirst:
      KeyRule(.flag, "A contact goes to the last team member who wrote to them, before the mode is asked")
    case .bucketSize: KeyRule(.wholeNumber(1...10_000), "Contacts in a bucket, with mode `buckets`; default: 100")
    }
  }
}

enum TagRuleKey: String, BlockKey {
  case tag, when, to

  static let block = Block.tagRule

  var rule: KeyRule {
    switch self {
    case .tag: KeyRule(.name("a tag"), "The tag; short for `when: { all: [TAG] }`")
    case .when: KeyRule(.block(.condition), "What a contact must meet")
    case .to:
      KeyRule(.oneOrMore(.name("a team member or a user list")), required: true, "Who gets the reply: all of them")
    }
  }
}

enum ConditionKey: String, BlockKey {
  case all, any, none, fields

  static let block = Block.condition

  var rule: KeyRule {
    switch self {
    case .all: KeyRule(.oneOrMore(.name("a tag")), "The contact carries each of these tags")
    case .any: KeyRule(.oneOrMore(.name("a tag")), "The contact carries at least one of these tags")
    case .none: KeyRule(.oneOrMore(.name("a tag")), "The contact carries none of these tags")
    case .fields:
      KeyRule(
        .named(by: "each field's name", .oneOrMore(.text("a value"))), "Each field equals one of the values listed")
    }
  }
}

enum OptOutKey: String, BlockKey {
  case keywords

  static let block = Block.optOut

  var rule: KeyRule {
    switch self {
    case .keywords:
      KeyRule(
        .either([.word(KeywordsWord.words), .list(of: .text("a keyword")), .block(.keywords)]),
        "Replies that opt a contact out when they are the whole reply; default: `default`")
    }
  }
}

enum KeywordsKey: String, BlockKey {
  case usesDefault = "default"
  case add

  static let block = Block.keywords

  var rule: KeyRule {
    switch self {
    case .usesDefault: KeyRule(.flag, "Whether the default keywords count; default: `true`")
    case .add: KeyRule(.list(of: .text("a keyword")), "Further keywords")
    }
  }
}

enum CaseFileKey: String, BlockKey {
  case cases

  static let block = Block.caseFile

  var rule: KeyRule {
    switch self {
    case .cases: KeyRule(.list(of: .block(.routingCase)), required: true, "Routing tests")
    }
  }
}

enum CaseKey: String, BlockKey {
  case name, contacts, events, expect
  case expectNone = "expect_none"
  case expectStats = "expect_stats"

  static let block = Block.routingCase

  var rule: KeyRule {
    switch self {
    case .name: KeyRule(.name("the case's name"), required: true, "What the case shows, in a few words")
    case .contacts: KeyRule(.list(of: .named(by: "columns", .text("values"))), "The contact list at the start")
    case .events: KeyRule(.list(of: .named(by: "one kind of event", .text("its fields"))), "What happens, in order")
    case .expect:
      KeyRule(.list(of: .named(by: "one kind of effect", .text("its keys"))), "Effects that occur in this order")
    case .expectNone:
      KeyRule(.list(of: .named(by: "one kind of effect", .text("its keys"))), "Effects that do not occur")
    case .expectStats: KeyRule(.block(.expectedStats), "Counts after the last event")
    }
  }
}

enum ExpectedStatsKey: String, BlockKey {
  case members, totals

  static let block = Block.expectedStats

  var rule: KeyRule {
    let counts = ValueShape.wholeNumber(0...Int.max)
    return switch self {
    case .members:
      KeyRule(.named(by: "each member's name", .named(by: "a count", counts)), "Counts of single team members")
    case .totals: KeyRule(.named(by: "a count", counts), "Counts over the whole contact action")
    }
  }
}
