import Campaign
import Routing

// Replies that many members have at once.
extension ClaimProof {
  /// The members of a rule's `to`, or of an entry of `otherwise`, who have a reply while no one named before accepts.
  private struct Taking {
    let rule: Int
    /// Those named before.
    let absent: [MemberID]
    /// How many of them have it.
    let count: Int
  }

  private var takings: [Taking] {
    rules.rules.enumerated().flatMap { number, rule in
      (0..<rule.levelCount).map { level in
        let absent = rule.members(before: level)
        let count = rule.by == .all ? rule.level(level).count { !absent.hasSorted($0) } : 1
        return Taking(rule: number, absent: absent, count: count)
      }
    }
  }

  /// A reply that more members than some number have, because of one tag rule or two together: while everyone is there, or everyone but
  /// those whom a rule names before. A contact whom it takes more rules to describe may exist, and is not looked for: hardly anyone has
  /// so many tags.
  package func fanOut(over most: Int, meter: inout ProofMeter) -> Counterexample? {
    let all = takings
    // Of the same number, those while everyone is there come first.
    let largest = all.indices.sorted {
      (all[$1].count, all[$0].absent.count, $0) < (all[$0].count, all[$1].absent.count, $1)
    }.map { all[$0] }
    for (place, one) in largest.enumerated() {
      // Those that follow have no more.
      if 2 * one.count <= most { return nil }
      for (index, other) in largest[place...].enumerated() {
        let isAlone = index == 0
        if one.count + (isAlone ? 0 : other.count) <= most {
          if isAlone { continue } else { break }
        }
        if !isAlone, one.rule == other.rule { continue }
        meter.spend(1)
        if meter.isSpent { return nil }
        let pair = isAlone ? [one] : [one, other]
        guard case .found(let contact) = contact(pair.map { rules.rules[$0.rule].condition }, &meter) else { continue }
        var moment = SupposedMoment(everyoneOf: policy)
        for member in pair.flatMap(\.absent) { moment.accepts[member.index] = false }
        if let found = walked(contact, [moment], { $0.members.count > most }) { return found }
      }
    }
    return nil
  }
}
