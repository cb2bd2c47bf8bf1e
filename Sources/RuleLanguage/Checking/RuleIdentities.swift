import Campaign

/// The tag rules met so far, by their conditions and recipients.
struct RuleIdentities {
  /// Of each tag, the first rule that asks for it and nothing else, as most rules do.
  private var firstOfTag: [Simple?] = []
  /// Further rules of this kind: the tag and the number of the recipients in one key.
  private var simple: [UInt64: Int] = [:]
  private var others: [Identity: Int] = [:]

  /// Makes room for so many rules.
  init(room: Int) { firstOfTag.reserveCapacity(room) }

  private struct Simple {
    let recipients: UInt32
    let index: Int32
  }

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
      let tag = condition.all[0]
      while firstOfTag.count <= tag.index { firstOfTag.append(nil) }
      guard let earlier = firstOfTag[tag.index] else {
        firstOfTag[tag.index] = Simple(recipients: recipients, index: Int32(truncatingIfNeeded: index))
        return nil
      }
      if earlier.recipients == recipients { return Int(earlier.index) }
      let first = first(simple: UInt64(tag.rawValue) << 32 | UInt64(recipients), ifNew: index)
      return first == index ? nil : first
    }
    let identity = Identity(
      condition: condition, recipients: recipients, by: rule.by, otherwise: rule.otherwise, holds: rule.holds,
      atOnce: rule.atOnce)
    if let first = others[identity] { return first }
    others[identity] = index
    return nil
  }

  /// Looks a simple rule up only once. No two rules have the same index.
  private mutating func first(simple key: UInt64, ifNew index: Int) -> Int {
    func found(_ entry: inout Int) -> Int { entry }
    return found(&simple[key, default: index])
  }
}
