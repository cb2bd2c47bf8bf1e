internal import Records

/// A tag rule that matched, and where it stands.
public struct RuleMatch: Hashable, Sendable, CustomStringConvertible {
  let rule: MatchedRule
  /// The name of the rules.
  public let file: String

  /// The rule's number among the tag rules, from 0.
  public var index: Int { rule.index }
  /// The line where the rule begins, from 1.
  public var line: Int { rule.line }
  /// Where the rule stands, such as `spring.yaml:8`.
  public var description: String { "\(file):\(line)" }
}
