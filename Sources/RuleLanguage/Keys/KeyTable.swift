import Campaign
package import KeyedFiles

// The only table of keys: what a key is called, which mapping it belongs to, what its value may be, and whether it is
// required.

package enum FileKey: String, RuleKey {
  case version, kind, action, team, lists, members, distribution
  case replyRouting = "reply_routing"
  case replyTimeout = "reply_timeout"
  case tagRules = "tag_rules"
  case autoTags = "auto_tags"
  case optOut = "opt_out"
  case textingHours = "texting_hours"
  case notifications, list, invariants, cases

  package static let block = Block.file

  package var rule: KeyRule {
    switch self {
    case .version: KeyRule(.wholeNumber(1...1), required: true, "The version of the rule language")
    case .kind: KeyRule(FileKind.rules.shape, "The kind of file; default: `rules`")
    case .action: KeyRule(.name("the contact action's name"), "The contact action's name; default: the file's name")
    case .team:
      KeyRule(
        .either([.named(by: "each member's name", .block(.member)), .text("the path of a roster")]),
        "The people who exist, or the path of a file that lists them; default: those named in `members`")
    case .lists:
      KeyRule(
        .named(by: "each list's name", .either([.list(of: .name("a team member")), .block(.userList)])),
        "User lists, with or without shifts; a list's name may be used wherever a member's may")
    case .members:
      KeyRule(
        .list(of: .name("a team member or a user list")), required: true,
        "The members and lists who take part, in declaration order")
    case .distribution:
      KeyRule(
        .either([.word(DistributionMode.words), .block(.distribution)]),
        "Who sends the first texts; default: `first_come_first_served`")
    case .replyRouting:
      KeyRule(
        .oneOrMore(.either([.name("a reply step, a member or a list"), .block(.listStep)])),
        "Where replies go: the first step that finds someone decides; "
          + "default: `[sender_or_last_team_member, shared_inbox]`")
    case .replyTimeout:
      KeyRule(
        .either([.lengthOfTime(ReplyTimeout.range), .block(.replyTimeout)]),
        "How long a conversation may lie unanswered with the same members before it is given to others; default: for ever"
      )
    case .tagRules: KeyRule(.list(of: .block(.tagRule)), "Rules on tags and fields that override `reply_routing`")
    case .autoTags: KeyRule(.list(of: .block(.autoTag)), "Tags that a reply gives its contact, by what it says")
    case .optOut:
      KeyRule(
        .block(.optOut),
        "The replies that opt a contact out, and those that a person must review; default: the usual keywords")
    case .textingHours:
      KeyRule(.block(.textingHours), "The time of day at which contacts may be texted; default: any time")
    case .notifications:
      KeyRule(.list(of: .block(.notification)), "Notifications of team members by email and SMS")
    case .list:
      KeyRule(.block(.list), "How contact lists are written; default: found out from each list")
    case .invariants:
      KeyRule(
        .list(of: .block(.invariant)), "What must hold for the replies of all contacts; `patchbay check` proves it")
    case .cases: KeyRule(.list(of: .block(.routingCase)), "Tests of the rules, run by `patchbay test`")
    }
  }
}

package enum MemberKey: String, RuleKey {
  case name, permissions, email, phone, notify
  case maxOpen = "max_open"
  case weight, shifts

  package static let block = Block.member

  package var rule: KeyRule {
    switch self {
    case .name: KeyRule(.name("the member's name for people"), "The member's display name; default: the key")
    case .permissions:
      KeyRule(.list(of: .word(Permission.words)), "What the member may do; default: `[send_queue]`")
    case .email: KeyRule(.text("an email address"), "The address for notifications by email")
    case .phone: KeyRule(.text("a phone number"), "The number for notifications by SMS")
    case .notify:
      KeyRule(
        .list(of: .word(NotificationChannel.words)), "How the member is notified; default: not at all")
    case .maxOpen:
      KeyRule(
        .either([.wholeNumber(0...1_000_000), .null]),
        "The most conversations needing attention that routing gives the member; default: `null`, no cap")
    case .weight:
      KeyRule(.wholeNumber(1...1_000), "The member's share of the turns in a round robin; default: 1")
    case .shifts:
      KeyRule(.block(.shifts), "When the member works; default: the shifts of the member's lists, else always")
    }
  }
}

package enum DistributionKey: String, RuleKey {
  case mode
  case lastTeamMemberFirst = "last_team_member_first"
  case bucketSize = "bucket_size"
  case claimTimeout = "claim_timeout"
  case maxPerMember = "max_per_member"
  case answersFirst = "answers_first"

  package static let block = Block.distribution

  package var rule: KeyRule {
    switch self {
    case .mode:
      KeyRule(.word(DistributionMode.words), "How first texts are shared out; default: `first_come_first_served`")
    case .lastTeamMemberFirst:
      KeyRule(.flag, "A contact goes to its last team member before the mode is applied; default: `false`")
    case .bucketSize: KeyRule(.wholeNumber(1...10_000), "Contacts in a bucket, with mode `buckets` only; default: 100")
    case .claimTimeout:
      KeyRule(
        .either([.lengthOfTime(1_000...31_536_000_000), .word(ClaimTimeoutWord.words)]),
        "How long a claim may stay unsent, with mode `first_come_first_served` only; default: `1h`")
    case .maxPerMember:
      KeyRule(
        .either([.wholeNumber(0...10_000_000), .null]),
        "The most first texts that one member is given; default: `null`, no cap")
    case .answersFirst:
      KeyRule(
        .either([.wholeNumber(1...1_000_000), .null]),
        "With so many conversations that need their attention, members get no first texts; default: `null`, never")
    }
  }
}

enum AutoTagKey: String, RuleKey {
  case tag
  case replyIs = "reply_is"
  case replyContains = "reply_contains"

  static let block = Block.autoTag

  var rule: KeyRule {
    switch self {
    case .tag: KeyRule(.name("a tag"), required: true, "The tag that the contact is given")
    case .replyIs: KeyRule(.oneOrMore(.text("a phrase")), "The whole reply is one of these phrases")
    case .replyContains: KeyRule(.oneOrMore(.text("a phrase")), "The reply contains one of these phrases")
    }
  }
}

package enum OptOutKey: String, RuleKey {
  case keywords, review, scope
  case optInKeywords = "opt_in_keywords"

  package static let block = Block.optOut

  package var rule: KeyRule {
    switch self {
    case .keywords:
      KeyRule(
        .either([.word(KeywordsWord.words), .list(of: .text("a keyword")), .block(.keywords)]),
        "The words that opt a contact out when they are the whole reply; default: `default`")
    case .review:
      KeyRule(.list(of: .text("a phrase")), "Phrases that look like an opt out: a person must decide")
    case .scope:
      KeyRule(
        .word(OptOutScope.words),
        "`sender`: opt outs hold in every contact action of a state file; `action`: in this one alone; default: `sender`"
      )
    case .optInKeywords:
      KeyRule(
        .either([.word(KeywordsWord.words), .list(of: .text("a keyword")), .block(.keywords)]),
        "The words with which someone who has opted out asks to be texted again; default: `default`")
    }
  }
}

enum KeywordsKey: String, RuleKey {
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

enum NotificationKey: String, RuleKey {
  case type, to, subject, body, top, after

  static let block = Block.notification

  var rule: KeyRule {
    switch self {
    case .type: KeyRule(.word(NotificationKind.words), required: true, "What the notification is about")
    case .to:
      KeyRule(
        .oneOrMore(.name("`all`, a team member or a user list")), required: true,
        "The recipients, by the channels that each has chosen")
    case .subject: KeyRule(.text("a text in one line"), "The subject of emails; default: one that suits the type")
    case .body: KeyRule(.text("a text"), "The text; default: one that suits the type")
    case .top:
      KeyRule(
        .wholeNumber(1...100),
        "How many members the section `leaders` names, the best first; default: \(NotificationRule.standardTop)")
    case .after:
      KeyRule(
        .lengthOfTime(ReplyTimeout.range),
        "Of `replies_waiting`: how long a conversation lies unanswered before it is told; default: on arrival")
    }
  }
}
