import KeyedFiles
import Simulation

// The only table of keys of a scenario file: what a key is called, what its value may be, and what it means. The files
// beside this one hold the tables of its sections.

enum ScenarioKey: String, BlockKey {
  case kind, version, name, preset, contacts, arrivals, members, replies, channel
  case followUp = "follow_up"
  case churn, run, gates, vary

  static let phrase = "a scenario file"
  static let isFile = true

  var rule: KeyRule {
    switch self {
    case .kind: KeyRule(FileKind.scenario.shape, required: true, "The kind of file")
    case .version: KeyRule(.wholeNumber(1...1), required: true, "The version of the scenario language")
    case .name: KeyRule(.name("a name"), "The scenario's name in reports; default: the file's name")
    case .preset:
      KeyRule(
        .word(Preset.allCases.map(\.rawValue)),
        "The figures that hold where this file says nothing; default: `cold-political`")
    case .contacts:
      KeyRule(
        .keys(of: ContactsKey.phrase),
        "The contacts: a list, or made-up ones; default: made-up contacts, as many as the preset has")
    case .arrivals:
      KeyRule(
        .either([.word(ArrivalsWord.allCases.map(\.rawValue)), .keys(of: ArrivalsKey.phrase)]),
        "When contacts join the list, in list order; default: `at_start`")
    case .members: KeyRule(.keys(of: MembersKey.phrase), "How team members work")
    case .replies: KeyRule(.keys(of: RepliesKey.phrase), "How contacts answer")
    case .channel:
      KeyRule(.keys(of: ChannelKey.phrase), "What the carriers let through; default: every text is delivered at once")
    case .followUp:
      KeyRule(
        .keys(of: FollowUpKey.phrase),
        "Texts to those who have not replied, when the list is sent; default: every contact gets one text")
    case .churn: KeyRule(.list(of: .keys(of: ChurnKey.phrase)), "Members who join and leave during the run")
    case .run: KeyRule(.keys(of: RunKey.phrase), "How long a run is, how many there are, and their seed")
    case .gates:
      KeyRule(
        .list(of: .text("a gate such as `p95(first_response_wait) < 30m`")),
        "The conditions of the verdict `pass`; see [gates](gates.md)")
    case .vary:
      KeyRule(
        .named(by: "keys such as `bucket_size` or `members.texts_per_hour`", .list(of: .text("a value to try"))),
        "Keys of the rule file or of this file, each with values: every combination is simulated")
    }
  }
}

enum RunKey: String, BlockKey {
  case until
  case warmUp = "warm_up"
  case replications, precision, seed

  static let phrase = "`run`"

  var rule: KeyRule {
    switch self {
    case .until: KeyRule(.lengthOfTime(1...ScenarioLimits.until.count), "How long a run lasts; default: `3h`")
    case .warmUp: KeyRule(.anyTime, "What begins before this time is not measured; default: `0s`")
    case .replications:
      KeyRule(
        .wholeNumber(1...ScenarioLimits.replications),
        "The number of runs, each with its own random draws; default: as many as gates and `precision` need, else "
          + "\(Scenario.standardReplications)")
    case .precision:
      KeyRule(
        .named(by: "what is measured, such as `p95(first_response_wait)`,", .text("half the width of its interval")),
        "The half-width that each 95 % confidence interval must reach, in place of `replications`")
    case .seed: KeyRule(.seed, "The same seed gives the same run; default: 1")
    }
  }
}

extension ValueShape {
  /// A length of time, or a moment since the start of the run.
  static var anyTime: ValueShape { .lengthOfTime(0...ScenarioLimits.until.count) }
}
