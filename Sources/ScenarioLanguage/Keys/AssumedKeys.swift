// The keys of what a scenario assumes, for those who name assumptions: `replies.reply`.

/// How contacts reply, by the keys of `HabitKey`.
package enum AssumedReplyKey {
  case undelivered, reply, optOut, click, delay, meanReplies

  /// As files have it.
  package var name: String {
    switch self {
    case .undelivered: HabitKey.undelivered.rawValue
    case .reply: HabitKey.reply.rawValue
    case .optOut: HabitKey.optOut.rawValue
    case .click: HabitKey.click.rawValue
    case .delay: HabitKey.delay.rawValue
    case .meanReplies: HabitKey.meanReplies.rawValue
    }
  }

  /// Before the name: `replies.`
  package static let section = ScenarioKey.replies.rawValue + "."
  /// Before the names of contacts with a tag or a value: `replies.by_tag.Donor.`
  package static func ofTag(_ tag: String) -> String { section + RepliesKey.byTag.rawValue + ".\(tag)." }
  package static func ofField(_ field: String, _ value: String) -> String {
    section + RepliesKey.byField.rawValue + ".\(field).\(value)."
  }
}

/// How members work, by the keys of `WorkKey`.
package enum AssumedWorkKey {
  case textsPerHour, handlingTime, abandon, turnUp

  /// As files have it.
  package var name: String {
    switch self {
    case .textsPerHour: WorkKey.textsPerHour.rawValue
    case .handlingTime: WorkKey.handlingTime.rawValue
    case .abandon: WorkKey.abandon.rawValue
    case .turnUp: WorkKey.turnUp.rawValue
    }
  }

  /// Before the name: `members.`
  package static let section = ScenarioKey.members.rawValue + "."
  /// Before the names of one member, or of a kind.
  package static func ofMember(_ name: String) -> String { section + MembersKey.named.rawValue + ".\(name)." }
  package static func ofKind(_ name: String) -> String { section + MembersKey.mix.rawValue + ".\(name)." }
}

/// Everything else, with their whole names.
package enum AssumedKey {
  package static func tag(_ name: String) -> String {
    "\(ScenarioKey.contacts.rawValue).\(ContactsKey.tags.rawValue).\(name)"
  }
  package static let knownToMember = "\(ScenarioKey.contacts.rawValue).\(ContactsKey.knownToMember.rawValue)"
  package static let rates = "\(ScenarioKey.arrivals.rawValue).\(ArrivalsKey.rates.rawValue)"
  package static let filtered = "\(ScenarioKey.channel.rawValue).\(ChannelKey.filtered.rawValue)"
  package static let textsPerMinute = "\(ScenarioKey.channel.rawValue).\(ChannelKey.textsPerMinute.rawValue)"
}
