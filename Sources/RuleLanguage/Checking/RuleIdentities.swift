import Campaign

/// The tag rules met so far, by their conditions and recipients.
struct RuleIdentities {
  /// Rules that ask for one tag and nothing else, as most do: the tag and the number of the recipients in one key.
  private var simple: [UInt64: Int] = [:]
  private var others: [Identity: Int] = [:]

  private struct Identity: Hashable {
    let condition: Condition
    let recipients: Int
    let by: Pick
    let otherwise: [[MemberID]]
    let holds: Bool
    let atOnce: Bool
  }

  /// The index of an earlier rule that is the same; nil for a new one, which is kept.
  mutating func meet(_ rule: TagRule, recipients: Int, index: Int) -> Int? {
    let condition = rule.condition
    if rule.isPlain, !rule.atOnce, condition.all.count == 1, condition.any.isEmpty, condition.none.isEmpty,
      condition.fields.isEmpty,
      let recipients = UInt32(exactly: recipients)
    {
      let key = UInt64(condition.all[0].rawValue) << 32 | UInt64(recipients)
      if let first = simple[key] { return first }
      simple[key] = index
      return nil
    }
    let identity = Identity(
      condition: condition, recipients: recipients, by: rule.by, otherwise: rule.otherwise, holds: rule.holds,
      atOnce: rule.atOnce)
    if let first = others[identity] { return first }
    others[identity] = index
    return nil
  }
}
