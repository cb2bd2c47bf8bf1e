// The one table of keys of a scenario file: what a key is called, what may stand there, and what it means. Readers switch
// over them, so a key that stands in the table and is not read does not compile.

/// The keys of one kind of mapping.
protocol ScenarioKeySet: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The mapping in a message.
  static var owner: String { get }
  /// What may stand as the value, after "expected".
  var expected: String { get }
  /// One line for people, without a final period.
  var doc: String { get }
}

enum ScenarioKey: String, ScenarioKeySet {
  case kind, version, name, preset, contacts, members, replies, run, gates, vary

  static let owner = "a scenario file"

  var expected: String {
    switch self {
    case .kind: "`scenario`"
    case .version: "`1`"
    case .name: "a name"
    case .preset: "the name of a preset"
    case .contacts, .members, .replies, .run: "a mapping"
    case .gates: "a list of gates such as `p95(first_response_wait) < 30m`"
    case .vary: "a mapping from dotted keys, such as `bucket_size`, to lists of values"
    }
  }

  var doc: String {
    switch self {
    case .kind: "The kind of file: `scenario`"
    case .version: "The version of the scenario language: 1"
    case .name: "The scenario's name in reports; default: the file's name"
    case .preset: "The scenario whose figures hold where this file says nothing; default: `cold-political`"
    case .contacts: "Whom to generate when no contact list is given"
    case .members: "How team members work"
    case .replies: "How contacts answer"
    case .run: "How long, how often, and with which luck"
    case .gates: "What has to hold for the verdict `pass`"
    case .vary: "Keys of the rule file or of this file, each with the values to try: every combination is simulated"
    }
  }
}

enum ContactsKey: String, ScenarioKeySet {
  case count, tags
  case knownToMember = "known_to_member"

  static let owner = "`contacts`"

  var expected: String {
    switch self {
    case .count: "a whole number"
    case .tags: "a mapping from each tag to the share of contacts that carry it"
    case .knownToMember: "a share such as `0.2` or `20%`"
    }
  }

  var doc: String {
    switch self {
    case .count: "How many contacts"
    case .tags: "The share of contacts that carry each tag"
    case .knownToMember: "The share of contacts with a last team member, everybody equally often"
    }
  }
}

enum MembersKey: String, ScenarioKeySet {
  case textsPerHour = "texts_per_hour"
  case handlingTime = "handling_time"
  case shift

  static let owner = "`members`"

  var expected: String {
    switch self {
    case .textsPerHour: "a number"
    case .handlingTime: "a length of time such as `40s`, or a mapping such as `{ median: 40s, sigma: 0.8 }`"
    case .shift: "a mapping"
    }
  }

  var doc: String {
    switch self {
    case .textsPerHour: "First texts in an hour of doing nothing else"
    case .handlingTime: "From opening a reply to sending the response"
    case .shift: "When members come and go"
    }
  }
}

enum ShiftKey: String, ScenarioKeySet {
  case start, end, leaving

  static let owner = "`shift`"

  var expected: String {
    switch self {
    case .start, .end: "a length of time such as `90m`, from the start of the run"
    case .leaving: "`away` or `removed`"
    }
  }

  var doc: String {
    switch self {
    case .start: "When the shift starts; default: `0s`"
    case .end: "When the shift ends; default: with the run"
    case .leaving: "Whether members are then away, or removed, so that what waits with them is routed again"
    }
  }
}

enum RepliesKey: String, ScenarioKeySet {
  case undelivered, reply
  case optOut = "opt_out"
  case delay
  case meanReplies = "mean_replies"

  static let owner = "`replies`"

  var expected: String {
    switch self {
    case .undelivered, .reply, .optOut: "a share such as `0.07` or `7%`"
    case .delay: "a length of time, a mapping such as `{ median: 6m, sigma: 1.2 }`, or a list of these with `share`"
    case .meanReplies: "a number"
    }
  }

  var doc: String {
    switch self {
    case .undelivered: "The share of first texts that never arrive"
    case .reply: "The share of contacts reached who answer in words"
    case .optOut: "The share of contacts reached who answer with an opt-out word"
    case .delay: "From a text to the reply to it"
    case .meanReplies: "Replies in a conversation on average"
    }
  }
}

enum DurationKey: String, ScenarioKeySet {
  case median, sigma, mean, from, to, share

  static let owner = "a random time"

  var expected: String {
    switch self {
    case .median, .mean, .from, .to: "a length of time such as `45s`"
    case .sigma: "a number"
    case .share: "a share such as `0.85` or `85%`"
    }
  }

  var doc: String {
    switch self {
    case .median: "The middle of a lognormal distribution, with `sigma`"
    case .sigma: "The deviation of the logarithm"
    case .mean: "The mean of an exponential distribution"
    case .from: "The shortest of times that are all equally likely, with `to`"
    case .to: "The longest of times that are all equally likely, with `from`"
    case .share: "How often this part of a list is drawn"
    }
  }
}

enum RunKey: String, ScenarioKeySet {
  case until, replications, precision, seed

  static let owner = "`run`"

  var expected: String {
    switch self {
    case .until: "a length of time such as `3h`"
    case .replications, .seed: "a whole number"
    case .precision: "a mapping such as `{ p95(first_response_wait): 2m }`"
    }
  }

  var doc: String {
    switch self {
    case .until: "How long a run lasts"
    case .replications: "How many runs, each with luck of its own"
    case .precision: "How far the 95 % intervals of what is measured may reach on either side"
    case .seed: "The same seed gives the same luck"
    }
  }
}
