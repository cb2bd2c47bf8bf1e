import Campaign
package import KeyedFiles

// The keys that say where replies go.

enum ReplyTimeoutKey: String, RuleKey {
  case after, then

  static let block = Block.replyTimeout

  var rule: KeyRule {
    switch self {
    case .after:
      KeyRule(
        .lengthOfTime(ReplyTimeout.range), required: true,
        "How long a conversation may lie unanswered with the same members")
    case .then:
      KeyRule(
        .oneOrMore(.either([.name("a reply step, a member or a list"), .block(.listStep)])),
        "Where it goes after that: reply steps without `hold`; default: the steps of `reply_routing`")
    }
  }
}

enum ListStepKey: String, RuleKey {
  case to, by

  static let block = Block.listStep

  var rule: KeyRule {
    switch self {
    case .to: KeyRule(.name("a user list"), required: true, "The user list of which one member gets the reply")
    case .by:
      KeyRule(
        .word(Pick.ofSteps.map(\.rawValue)),
        "Who of the list gets it: the next in turn, or whoever has the fewest conversations that need attention; "
          + "default: `round_robin`")
    }
  }
}

package enum TagRuleKey: String, RuleKey, ManyTimesKey {
  case tag, when, to, by, otherwise
  case atOnce = "at_once"

  package static let block = Block.tagRule
  package static let names = KeyNames<TagRuleKey>()

  package var rule: KeyRule {
    switch self {
    case .tag: KeyRule(.name("a tag"), "The tag that the contact carries; short for `when: { all: [TAG] }`")
    case .when: KeyRule(.block(.condition), "The condition that the contact meets")
    case .to:
      KeyRule(
        .oneOrMore(.name("a team member or a user list")), required: true,
        "The members who get the reply: all of them, or one, as `by` says")
    case .by:
      KeyRule(
        .word(Pick.words),
        "Whether all of them get it, the next in turn, or whoever has the fewest conversations that need attention; "
          + "default: `all`")
    case .otherwise:
      KeyRule(
        .oneOrMore(.name("a team member, a user list or `hold`")),
        "Who is asked where none of `to` accepts, one entry after the other; at the end, `hold` makes the reply wait for "
          + "them; default: `reply_routing` decides")
    case .atOnce:
      KeyRule(
        .flag,
        "A tag that makes the rule match routes a conversation again that waits for an answer; default: `false`")
    }
  }
}

enum ConditionKey: String, RuleKey, ManyTimesKey {
  case all, any, none, fields

  static let block = Block.condition
  static let names = KeyNames<ConditionKey>()

  var rule: KeyRule {
    switch self {
    case .all: KeyRule(.oneOrMore(.name("a tag")), "The contact carries each of these tags")
    case .any: KeyRule(.oneOrMore(.name("a tag")), "The contact carries at least one of these tags")
    case .none: KeyRule(.oneOrMore(.name("a tag")), "The contact carries none of these tags")
    case .fields:
      KeyRule(
        .named(by: "each field's name", .oneOrMore(.text("a value"))), "Each field named equals one of its values")
    }
  }
}
