import Campaign
package import KeyedFiles

// The keys of routing cases.

enum CaseFileKey: String, RuleKey {
  case cases

  static let block = Block.caseFile

  var rule: KeyRule {
    switch self {
    case .cases: KeyRule(.list(of: .block(.routingCase)), required: true, "The cases")
    }
  }
}

package enum CaseKey: String, RuleKey {
  case name, contacts, events, table, expect
  case expectNone = "expect_none"
  case expectStats = "expect_stats"

  package static let block = Block.routingCase

  package var rule: KeyRule {
    switch self {
    case .name: KeyRule(.name("the case's name"), required: true, "What the case shows, in a few words")
    case .contacts: KeyRule(.list(of: .named(by: "columns", .text("values"))), "The contact list at the start")
    case .events: KeyRule(.list(of: .named(by: "one kind of event", .text("its fields"))), "What happens, in order")
    case .table:
      KeyRule(
        .list(of: .named(by: "columns", .text("values"))), "Contacts, and where a reply of each goes after the events")
    case .expect:
      KeyRule(.list(of: .named(by: "one kind of effect", .text("its keys"))), "Effects that occur in this order")
    case .expectNone:
      KeyRule(.list(of: .named(by: "one kind of effect", .text("its keys"))), "Effects that do not occur")
    case .expectStats: KeyRule(.block(.expectedStats), "Counts after the last event")
    }
  }
}

package enum ExpectedStatsKey: String, RuleKey {
  case members, totals

  package static let block = Block.expectedStats

  package var rule: KeyRule {
    let counts = ValueShape.wholeNumber(0...Int.max)
    return switch self {
    case .members:
      KeyRule(.named(by: "each member's name", .named(by: "a count", counts)), "Counts of single team members")
    case .totals: KeyRule(.named(by: "a count", counts), "Counts over the whole contact action")
    }
  }
}
