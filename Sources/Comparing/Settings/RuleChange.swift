/// How one part of the rules of a contact action differs from what it was.
public struct RuleChange: Hashable, Sendable {
  public enum Difference: Hashable, Sendable {
    /// Names that were added, taken away, or mean something else now, in the order of the rule files.
    case names(added: [String], removed: [String], edited: [String])
    case count(added: Int, removed: Int)
    case value(old: String, new: String)
    /// The same names in another order.
    case order
  }
  /// In the words of rule files: `members`, `distribution`, `tag_rules`.
  public let part: String
  public let difference: Difference

  init(_ part: String, _ difference: Difference) {
    self.part = part
    self.difference = difference
  }

  /// Nil where nothing differs.
  init?(_ part: String, _ old: String, _ new: String) {
    if old == new { return nil }
    self.init(part, .value(old: old, new: new))
  }

  /// Nil where both have the same names.
  init?(_ part: String, _ old: [String], _ new: [String], edited: [String] = []) {
    let (before, after) = (Set(old), Set(new))
    let added = new.filter { !before.contains($0) }
    let removed = old.filter { !after.contains($0) }
    if added.isEmpty && removed.isEmpty && edited.isEmpty { return nil }
    self.init(part, .names(added: added, removed: removed, edited: edited))
  }

  /// Counts what was added and taken away, in whatever order it stands. Nil where nothing was.
  init?<Entry: Hashable>(_ part: String, counting old: [Entry], _ new: [Entry]) {
    let removed = Self.surplus(of: old, over: new)
    let added = Self.surplus(of: new, over: old)
    if added == 0 && removed == 0 { return nil }
    self.init(part, .count(added: added, removed: removed))
  }

  private static func surplus<Entry: Hashable>(of these: [Entry], over those: [Entry]) -> Int {
    var counts: [Entry: Int] = [:]
    for entry in those { counts[entry, default: 0] += 1 }
    var surplus = 0
    for entry in these {
      if counts[entry, default: 0] > 0 { counts[entry, default: 0] -= 1 } else { surplus += 1 }
    }
    return surplus
  }
}
