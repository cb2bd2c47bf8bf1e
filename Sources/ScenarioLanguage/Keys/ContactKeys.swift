import KeyedFiles
import Simulation

enum ContactsKey: String, BlockKey {
  case list, count, tags, fields
  case timeZones = "time_zones"
  case knownToMember = "known_to_member"
  case awake

  static let phrase = "`contacts`"

  var rule: KeyRule {
    switch self {
    case .list:
      KeyRule(
        .text("the path of a contact list"),
        "The contact list, relative to this file; no other key but `awake` may be given with it, and `--contacts` replaces it"
      )
    case .count:
      KeyRule(.wholeNumber(0...ScenarioLimits.contacts), "How many contacts to make up; default: the preset's")
    case .tags: KeyRule(.named(by: "each tag", .share), "The share of contacts that carry each tag")
    case .fields:
      KeyRule(
        .named(by: "each field's name", .named(by: "its values", .share)),
        "The share of contacts with each value; the rest have none")
    case .timeZones:
      KeyRule(
        .named(by: "time zones such as `America/New_York`", .share),
        "The share of contacts in each time zone; the rest have none")
    case .knownToMember:
      KeyRule(
        .share, "The share of contacts with a last team member, every member equally often; default: the preset's")
    case .awake:
      KeyRule(
        .oneOrMore(.stretchOfDay),
        "When contacts are awake, by their own clocks: outside of it the delays of their replies stand still; default: always"
      )
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
    case .times: KeyRule(.list(of: .anyTime), "The list arrives in equal parts, one at each of these times")
    case .rates:
      KeyRule(.list(of: .keys(of: RateKey.phrase)), "Contacts arrive one by one at random (a Poisson process)")
    }
  }
}

enum RateKey: String, BlockKey {
  case from, to
  case perHour = "per_hour"

  static let phrase = "a period of `rates`"

  var rule: KeyRule {
    switch self {
    case .from: KeyRule(.anyTime, required: true, "When the period begins, counted from the start of the run")
    case .to: KeyRule(.anyTime, required: true, "When the period ends")
    case .perHour:
      KeyRule(.number(0...ScenarioLimits.arrivalsPerHour), required: true, "Contacts per hour, on average")
    }
  }
}
