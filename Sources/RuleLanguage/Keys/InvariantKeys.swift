import Campaign
import KeyedFiles

// The keys of what must hold.

enum InvariantKey: String, RuleKey {
  case never, always
  case atMost = "at_most"

  static let block = Block.invariant

  var rule: KeyRule {
    switch self {
    case .never:
      KeyRule(
        .block(.claim),
        "No reply of these contacts reaches any of these members; in the shared inbox it reaches everyone")
    case .always:
      KeyRule(
        .block(.claim),
        "While one of these members accepts it, a reply of these contacts reaches at least one of them")
    case .atMost: KeyRule(.block(.atMost), "Tag rules give a reply of these contacts to no more members than this")
    }
  }
}

enum ClaimKey: String, RuleKey {
  case when, to

  static let block = Block.claim

  var rule: KeyRule {
    switch self {
    case .when: KeyRule(.block(.condition), "The contacts whose replies it is about; default: all")
    case .to:
      KeyRule(.oneOrMore(.name("a team member or a user list")), required: true, "The members whom it is about")
    }
  }
}

enum AtMostKey: String, RuleKey {
  case when, members

  static let block = Block.atMost

  var rule: KeyRule {
    switch self {
    case .when: KeyRule(.block(.condition), "The contacts whose replies it is about; default: all")
    case .members: KeyRule(.wholeNumber(1...20_000), required: true, "The most members who may have one reply")
    }
  }
}
