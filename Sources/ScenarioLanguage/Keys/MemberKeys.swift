import KeyedFiles
import Simulation

/// The keys that only `members` has.
enum MembersKey: String, BlockKey {
  case count, mix, named

  static let phrase = "`members`"

  var rule: KeyRule {
    switch self {
    case .count:
      KeyRule(
        .wholeNumber(1...ScenarioLimits.members),
        "How many members take part: the first that are selected, and beyond these copies of them; default: all")
    case .mix:
      KeyRule(
        .named(by: "each kind's name", .keys(of: KindKey.phrase)),
        "Kinds of members, in proportion to their counts, assigned at random")
    case .named:
      KeyRule(
        .named(by: "a team member's name", .keys(of: WorkKey.phrase)), "Members with figures of their own")
    }
  }
}

/// The key that only a kind of `mix` has.
enum KindKey: String, BlockKey {
  case count

  static let phrase = "a kind of `mix`"

  var rule: KeyRule {
    switch self {
    case .count:
      KeyRule(
        .wholeNumber(1...ScenarioLimits.members), required: true, "The weight of this kind among all kinds")
    }
  }
}

/// How members work: keys of `members`, of each kind, and of each member by name. What a kind or a member does not say
/// is as in `members`.
enum WorkKey: String, BlockKey {
  case textsPerHour = "texts_per_hour"
  case handlingTime = "handling_time"
  case shift, shifts, leaving, breaks, abandon
  case turnUp = "turn_up"

  static let phrase = "a member of `named`"

  var rule: KeyRule {
    switch self {
    case .textsPerHour:
      KeyRule(
        .either([PaceRangeKey.number, .keys(of: PaceRangeKey.phrase)]),
        "First texts per hour of doing nothing else, on average; default: the preset's")
    case .handlingTime:
      KeyRule(.randomTime, "From opening a reply to sending the response; default: `{ median: 40s, sigma: 0.8 }`")
    case .shift:
      KeyRule(.keys(of: ShiftKey.phrase), "When members arrive and leave; default: present for the whole run")
    case .shifts: KeyRule(.list(of: .keys(of: PeriodKey.phrase)), "The same, for several shifts")
    case .leaving:
      KeyRule(
        .word(MemberBehaviour.Leaving.allCases.map(\.rawValue)),
        "Whether members are away after their shift, or removed, so that their conversations are routed again; "
          + "default: `away`")
    case .breaks: KeyRule(.list(of: .keys(of: BreakKey.phrase)), "When members are away during a shift")
    case .abandon:
      KeyRule(
        .either([.share, .keys(of: AbandonKey.phrase)]),
        "The share of shifts that members abandon, every moment equally likely; default: 0")
    case .turnUp: KeyRule(.shareOfDay, "The share of shifts to which members come at all; default: 1")
    }
  }
}

enum AbandonKey: String, BlockKey {
  case share, noticed

  static let phrase = "`abandon`"

  var rule: KeyRule {
    switch self {
    case .share: KeyRule(.shareOfDay, required: true, "The share of shifts that members abandon")
    case .noticed:
      KeyRule(
        .either([.anyTime, .word(NoticedWord.allCases.map(\.rawValue))]),
        "How long after a member left someone notices, and the platform knows of it; default: `0s`")
    }
  }
}

enum NoticedWord: String, CaseIterable {
  case never
}

enum ShiftKey: String, BlockKey {
  case start, end, leaving

  static let phrase = "`shift`"

  var rule: KeyRule {
    switch self {
    case .start: PeriodKey.start.rule
    case .end: PeriodKey.end.rule
    case .leaving: KeyRule(WorkKey.leaving.rule.shape, "The same as `leaving` beside `shift`; default: `away`")
    }
  }
}

enum PeriodKey: String, BlockKey {
  case start, end

  static let phrase = "a shift of `shifts`"

  var rule: KeyRule {
    switch self {
    case .start: KeyRule(.anyTime, "When the shift starts, counted from the start of the run; default: `0s`")
    case .end: KeyRule(.anyTime, "When the shift ends; default: the end of the run")
    }
  }
}

enum BreakKey: String, BlockKey {
  case start, end

  static let phrase = "a break"

  var rule: KeyRule {
    switch self {
    case .start: KeyRule(.anyTime, required: true, "When the break starts, counted from the start of the run")
    case .end: KeyRule(.anyTime, required: true, "When the break ends")
    }
  }
}

enum ChurnKey: String, BlockKey {
  case at, joins, leaves

  static let phrase = "an entry of `churn`"

  var rule: KeyRule {
    switch self {
    case .at: KeyRule(.anyTime, required: true, "The time, counted from the start of the run")
    case .joins: KeyRule(.name("a team member"), "The member who joins")
    case .leaves: KeyRule(.name("a team member"), "The member who leaves")
    }
  }
}
