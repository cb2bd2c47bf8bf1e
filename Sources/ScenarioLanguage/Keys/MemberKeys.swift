import KeyedFiles
import Simulation

/// The keys that `members` has to itself.
enum MembersKey: String, BlockKey {
  case count, mix, named

  static let phrase = "`members`"

  var rule: KeyRule {
    switch self {
    case .count:
      KeyRule(
        .wholeNumber(1...ScenarioLimits.members),
        "How many members of the rule file take part, the first ones; default: all that it selects")
    case .mix:
      KeyRule(
        .named(by: "each kind's name", .keys(of: KindKey.phrase)),
        "Kinds of members, in proportion to their counts; who is which is luck")
    case .named:
      KeyRule(
        .named(by: "a team member's name", .keys(of: WorkKey.phrase)), "Members of whom something else is known")
    }
  }
}

/// The key that a kind of `mix` has to itself.
enum KindKey: String, BlockKey {
  case count

  static let phrase = "a kind of `mix`"

  var rule: KeyRule {
    switch self {
    case .count:
      KeyRule(
        .wholeNumber(1...ScenarioLimits.members), required: true, "How many of all that the kinds count are like this")
    }
  }
}

/// How members work: keys of `members`, of each kind, and of each member by name. What a kind or a member does not say is
/// as in `members`.
enum WorkKey: String, BlockKey {
  case textsPerHour = "texts_per_hour"
  case handlingTime = "handling_time"
  case shift, shifts, leaving, breaks, abandon

  static let phrase = "a member of `named`"

  var rule: KeyRule {
    switch self {
    case .textsPerHour:
      KeyRule(.number(1...ScenarioLimits.textsPerHour), "First texts in an hour of doing nothing else, on average")
    case .handlingTime: KeyRule(.randomTime, "From opening a reply to sending the response")
    case .shift: KeyRule(.keys(of: ShiftKey.phrase), "When members come and go; default: they are there all the time")
    case .shifts: KeyRule(.list(of: .keys(of: PeriodKey.phrase)), "The same, where they come several times")
    case .leaving:
      KeyRule(
        .word(MemberBehaviour.Leaving.allCases.map(\.rawValue)),
        "Whether members whose shift is over are away, or removed, so that what waits with them is routed again; "
          + "default: `away`")
    case .breaks: KeyRule(.list(of: .keys(of: BreakKey.phrase)), "When members are away in between")
    case .abandon:
      KeyRule(.share, "The share of shifts that members walk away from, at any moment equally likely")
    }
  }
}

enum ShiftKey: String, BlockKey {
  case start, end, leaving

  static let phrase = "`shift`"

  var rule: KeyRule {
    switch self {
    case .start: PeriodKey.start.rule
    case .end: PeriodKey.end.rule
    case .leaving: KeyRule(WorkKey.leaving.rule.shape, "What `leaving` says beside `shift`")
    }
  }
}

enum PeriodKey: String, BlockKey {
  case start, end

  static let phrase = "a shift of `shifts`"

  var rule: KeyRule {
    switch self {
    case .start: KeyRule(.anyTime, "When the shift starts, from the start of the run; default: `0s`")
    case .end: KeyRule(.anyTime, "When the shift ends; default: with the run")
    }
  }
}

enum BreakKey: String, BlockKey {
  case start, end

  static let phrase = "a break"

  var rule: KeyRule {
    switch self {
    case .start: KeyRule(.anyTime, required: true, "When the break starts, from the start of the run")
    case .end: KeyRule(.anyTime, required: true, "When it ends")
    }
  }
}

enum ChurnKey: String, BlockKey {
  case at, joins, leaves

  static let phrase = "an entry of `churn`"

  var rule: KeyRule {
    switch self {
    case .at: KeyRule(.anyTime, required: true, "The moment, from the start of the run")
    case .joins: KeyRule(.name("a team member"), "Who takes part from then on")
    case .leaves: KeyRule(.name("a team member"), "Who no longer takes part")
    }
  }
}
