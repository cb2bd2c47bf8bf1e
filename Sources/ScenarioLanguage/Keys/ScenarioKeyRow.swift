import KeyedFiles

/// A line of the key table, for documentation.
public struct ScenarioKeyRow: Sendable {
  /// The mappings that have the key, as messages call them: "`members`".
  public let owners: [String]
  public let key: String
  /// What may stand as the value.
  public let expected: String
  /// One line for people, without a final period.
  public let doc: String
}

/// The keys at the root of a scenario file.
public let scenarioFileKeys: [ScenarioKeyRow] = rows(ScenarioKey.self)

/// The whole key table of scenario files, in the order in which documentation shows it.
public let scenarioKeys: [ScenarioKeyRow] =
  rows(ScenarioKey.self) + rows(ContactsKey.self) + rows(ArrivalsKey.self) + rows(RateKey.self)
  + rows(MembersKey.self) + rows(KindKey.self)
  + rows(WorkKey.self, in: [MembersKey.phrase, KindKey.phrase, WorkKey.phrase])
  + rows(ShiftKey.self) + rows(PeriodKey.self) + rows(BreakKey.self)
  + rows(RepliesKey.self) + rows(TaggedKey.self) + rows(HabitKey.self, in: [RepliesKey.phrase, TaggedKey.phrase])
  + rows(WordsKey.self) + rows(ChurnKey.self) + rows(RunKey.self) + rows(DurationKey.self)

private func rows<Key: BlockKey>(_: Key.Type, in owners: [String] = [Key.phrase]) -> [ScenarioKeyRow] {
  Key.allCases.map { key in
    ScenarioKeyRow(owners: owners, key: key.rawValue, expected: key.rule.shape.phrase, doc: key.rule.doc)
  }
}
