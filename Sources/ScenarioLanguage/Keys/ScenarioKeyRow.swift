public import KeyedFiles
internal import Text

/// A line of the key table, for documentation.
public struct ScenarioKeyRow: Sendable {
  /// The mapping in a message, such as "`members`".
  public let owner: String
  public let key: String
  public let rule: KeyRule
}

extension ScenarioKeyRow {
  /// The mappings that have the key, each as in a message.
  package var owners: [String] { owner.split(atText: ", ").map(String.init) }
}

/// What messages call a whole scenario file.
package let scenarioFile = ScenarioKey.phrase
/// The key whose lists hold values of other keys.
package let scenarioVariedKey = ScenarioKey.vary.rawValue
/// What messages call a mapping with the parameters of a distribution.
package let randomTimeMapping = DurationKey.phrase

/// The whole key table of scenario files, in the order in which documentation shows it.
public let scenarioKeys: [ScenarioKeyRow] =
  rows(ScenarioKey.self) + rows(ContactsKey.self) + rows(ArrivalsKey.self) + rows(RateKey.self)
  + rows(MembersKey.self) + rows(KindKey.self)
  + rows(WorkKey.self, in: "`members`, a kind of `mix`, a member of `named`")
  + rows(ShiftKey.self) + rows(PeriodKey.self) + rows(BreakKey.self) + rows(AbandonKey.self)
  + rows(RepliesKey.self) + rows(TaggedKey.self) + rows(FieldHabitKey.self)
  + rows(HabitKey.self, in: "`replies`, an entry of `by_tag`, an entry of `by_field`")
  + rows(WordsKey.self) + rows(ChannelKey.self) + rows(FollowUpKey.self)
  + rows(ChurnKey.self) + rows(RunKey.self) + rows(DurationKey.self) + rows(ShareRangeKey.self)
  + rows(PaceRangeKey.self) + rows(RepliesRangeKey.self)

/// The keys of a scenario file that are reached by keys alone, by their paths (`members.texts_per_hour`), in the order
/// of the key table.
public let scenarioKeyPaths: [String] = ScenarioKey.allCases.flatMap { key in
  // A row may belong to several mappings.
  let inner = scenarioKeys.filter { $0.owner == "`\(key.rawValue)`" || $0.owner.hasPrefix("`\(key.rawValue)`,") }
  return [key.rawValue] + inner.map { key.rawValue + "." + $0.key }
}

private func rows<Key: BlockKey>(_: Key.Type, in owner: String = Key.phrase) -> [ScenarioKeyRow] {
  Key.allCases.map { key in
    ScenarioKeyRow(owner: owner, key: key.rawValue, rule: key.rule)
  }
}
