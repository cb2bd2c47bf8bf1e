import Campaign

extension RoutingState {
  /// Sorts what is held by those whom it waits for, and finds the oldest that can be placed.
  mutating func sortHeld(for graph: DecisionGraph) {
    // Copies of columns that do not change here, so that what is held can.
    let (clocks, numbers) = (clocks, contacts.clocks)
    let areWaitedFor = policy.textingHours?.repliesWait == true
    func isOutside(_ clock: ClockID) -> Bool { areWaitedFor && clocks.waits(clock) }
    func clock(of contact: ContactID) -> ClockID { numbers.isEmpty ? .usual : numbers[contact.index] }

    for entry in held.takeUnsorted(isOutside: isOutside) where held.isCurrent(entry) {
      if isOutside(clock(of: entry.contact)) {
        held.sleep(entry, on: clock(of: entry.contact))
        continue
      }
      if !held.hasGroups {
        held.makeGroups(
          WaitingGroups(accepting: accepting, available: available, takingAll: graph.takingAllHeld(in: self)))
      }
      let waiting = graph.waiting(for: entry.contact, in: self)
      held.sort(entry, by: waiting, accepting: accepting)
    }
    held.findNext { isOutside(clock(of: $0)) ? clock(of: $0) : nil }
  }
}
