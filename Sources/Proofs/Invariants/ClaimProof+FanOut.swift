import Campaign
import Routing

// Replies that many members have at once.
extension ClaimProof {
  /// A reply that more members than some number have while everyone is there, because of one tag rule or two together. A contact whom it
  /// takes more rules to describe may exist, and is not looked for: hardly anyone has so many tags.
  package func fanOut(over most: Int, meter: inout ProofMeter) -> Counterexample? {
    let everyone = SupposedMoment(everyoneOf: policy)
    let counts = rules.rules.map { $0.by == .all ? $0.recipients.count : 1 }
    let largest = rules.rules.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    for (place, one) in largest.enumerated() {
      // Those that follow have no more.
      if 2 * counts[one] <= most { return nil }
      for other in largest[place...] {
        let isAlone = one == other
        if counts[one] + (isAlone ? 0 : counts[other]) <= most {
          if isAlone { continue } else { break }
        }
        meter.spend(1)
        if meter.isSpent { return nil }
        let conditions = (isAlone ? [one] : [one, other]).map { rules.rules[$0].condition }
        guard case .found(let contact) = contact(conditions, &meter) else { continue }
        if let found = walked(contact, [everyone], { $0.members.count > most }) { return found }
      }
    }
    return nil
  }
}
