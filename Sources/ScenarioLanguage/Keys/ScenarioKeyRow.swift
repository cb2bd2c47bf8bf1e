/// A line of the key table, for documentation and schemas.
public struct ScenarioKeyRow: Sendable {
  /// The mapping in a message, such as "`members`".
  public let owner: String
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
  rows(ScenarioKey.self) + rows(ContactsKey.self) + rows(MembersKey.self) + rows(ShiftKey.self) + rows(RepliesKey.self)
  + rows(RunKey.self) + rows(DurationKey.self)

private func rows<Key: ScenarioKeySet>(_: Key.Type) -> [ScenarioKeyRow] {
  Key.allCases.map { ScenarioKeyRow(owner: Key.owner, key: $0.rawValue, expected: $0.expected, doc: $0.doc) }
}
