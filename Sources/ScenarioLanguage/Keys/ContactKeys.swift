import KeyedFiles
import Simulation

enum ContactsKey: String, BlockKey {
  case list, count, tags, fields
  case timeZones = "time_zones"
  case knownToMember = "known_to_member"

  static let phrase = "`contacts`"

  var rule: KeyRule {
    switch self {
    case .list:
      KeyRule(
        .text("the path of a contact list"),
        "The contact list, relative to this file; it stands alone, and `--contacts` takes its place")
    case .count: KeyRule(.wholeNumber(0...ScenarioLimits.contacts), "How many contacts to make up")
    case .tags: KeyRule(.named(by: "each tag", .share), "The share of contacts that carry each tag")
    case .fields:
      KeyRule(
        .named(by: "each field's name", .named(by: "its values", .share)),
        "The share of contacts that have each value; the rest has none")
    case .timeZones:
      KeyRule(
        .named(by: "time zones such as `America/New_York`", .share),
        "The share of contacts in each time zone; the rest names none")
    case .knownToMember: KeyRule(.share, "The share of contacts with a last team member, everybody equally often")
    }
  }
}

enum ArrivalsWord: String, CaseIterable {
  case atStart = "at_start"
}

enum ArrivalsKey: String, BlockKey {
  case times, rates

  static let phrase = "`arrivals`"

  var rule: KeyRule {
    switch self {
    case .times: KeyRule(.list(of: .anyTime), "The list comes in equal parts, one at each of these moments")
    case .rates:
      KeyRule(.list(of: .keys(of: RateKey.phrase)), "Contacts come one by one, by chance, so many in an hour")
    }
  }
}

enum RateKey: String, BlockKey {
  case from, to
  case perHour = "per_hour"

  static let phrase = "a period of `rates`"

  var rule: KeyRule {
    switch self {
    case .from: KeyRule(.anyTime, required: true, "When the period begins, from the start of the run")
    case .to: KeyRule(.anyTime, required: true, "When it ends")
    case .perHour:
      KeyRule(.number(0...ScenarioLimits.arrivalsPerHour), required: true, "Contacts in an hour on average")
    }
  }
}
