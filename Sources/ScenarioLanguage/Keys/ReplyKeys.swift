import KeyedFiles
import Simulation

/// The keys that only `replies` has.
enum RepliesKey: String, BlockKey {
  case byTag = "by_tag"
  case byField = "by_field"

  static let phrase = "`replies`"

  var rule: KeyRule {
    switch self {
    case .byTag:
      KeyRule(
        .list(of: .keys(of: TaggedKey.phrase)),
        "Contacts who answer differently: the first entry whose tag they carry from the start counts")
    case .byField:
      KeyRule(
        .list(of: .keys(of: FieldHabitKey.phrase)),
        "The same by values of fields, for contacts with no tag of `by_tag`: the first entry whose value they have")
    }
  }
}

/// The key that only an entry of `by_tag` has.
enum TaggedKey: String, BlockKey {
  case tag

  static let phrase = "an entry of `by_tag`"

  var rule: KeyRule {
    switch self {
    case .tag: KeyRule(.name("a tag"), required: true, "The tag of the contacts that the entry is about")
    }
  }
}

/// The keys that only an entry of `by_field` has.
enum FieldHabitKey: String, BlockKey {
  case field, value

  static let phrase = "an entry of `by_field`"

  var rule: KeyRule {
    switch self {
    case .field: KeyRule(.name("a field"), required: true, "The field of the contacts that the entry is about")
    case .value: KeyRule(.name("a value"), required: true, "Its value, as it is written in the list")
    }
  }
}

/// How contacts reply: keys of `replies` and of each entry of `by_tag` and `by_field`. What an entry does not say is as in `replies`.
enum HabitKey: String, BlockKey {
  case undelivered, reply
  case optOut = "opt_out"
  case click, delay
  case meanReplies = "mean_replies"
  case words

  static let phrase = "`replies`"

  var rule: KeyRule {
    switch self {
    case .undelivered: KeyRule(.shareOfDay, "The share of first texts that never arrive; default: the preset's")
    case .reply: KeyRule(.shareOfDay, "The share of reached contacts who reply in words; default: the preset's")
    case .optOut:
      KeyRule(.shareOfDay, "The share of reached contacts who reply with an opt-out keyword; default: the preset's")
    case .click: KeyRule(.shareOfDay, "The share of reached contacts who click a link; default: 0")
    case .delay: KeyRule(.randomTime, "From a text to its reply, and to a click; default: the preset's")
    case .meanReplies:
      KeyRule(
        .either([RepliesRangeKey.number, .keys(of: RepliesRangeKey.phrase)]),
        "Replies per conversation, on average; default: 2")
    case .words:
      KeyRule(
        .list(of: .keys(of: WordsKey.phrase)),
        "What replies in words say, for auto tags, opt outs and review; the rest match no rule")
    }
  }
}

enum WordsKey: String, BlockKey {
  case text, share

  static let phrase = "an entry of `words`"

  var rule: KeyRule {
    switch self {
    case .text: KeyRule(.text("a text"), required: true, "The whole reply")
    case .share: KeyRule(.share, required: true, "The share of replies in words with this text")
    }
  }
}
