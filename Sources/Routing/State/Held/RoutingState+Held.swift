import Campaign

extension RoutingState {
  /// Sorts what is held by those whom it waits for, and finds the oldest that can be placed.
  mutating func sortHeld(for graph: DecisionGraph) {
    // Copies of columns that do not change here, so that what is held can.
    let (clocks, zones) = (clocks, contacts.zones)
    let areWaitedFor = policy.textingHours?.repliesWait == true
    func isOutside(_ zone: ZoneID) -> Bool { areWaitedFor && !clocks.isInside(zone) && clocks.hasClock(zone) }
    func zone(of contact: ContactID) -> ZoneID { zones.isEmpty ? .missing : zones[contact.index] }

    for entry in held.takeUnsorted(isOutside: isOutside) where held.isCurrent(entry) {
      if isOutside(zone(of: entry.contact)) {
        held.sleep(entry, in: zone(of: entry.contact))
        continue
      }
      if !held.hasGroups {
        held.makeGroups(
          WaitingGroups(accepting: accepting, available: available, takingAll: graph.takingAllHeld(in: self)))
      }
      let waiting = graph.waiting(for: entry.contact, in: self)
      held.sort(entry, by: waiting, accepting: accepting)
    }
    held.findNext { isOutside(zone(of: $0)) ? zone(of: $0) : nil }
  }
}
