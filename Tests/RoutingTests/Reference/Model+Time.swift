/// What time alone brings about: claims that expire, hours that open, notifications that were put off.
extension Model {
  /// Everything due by then, in order.
  mutating func pass(until end: Int) -> [Effect] {
    var all: [Effect] = []
    while let due = nextDue(), due <= end {
      now = max(due, now)
      effects = []
      expireClaims()
      finish()
      sendPutOff()
      for effect in effects {
        var effect = effect
        effect.timer = due
        all.append(effect)
      }
    }
    return all
  }

  private func nextDue() -> Int? {
    var times = notices.putOff.flatMap { $0.compactMap { $0 } }
    if let timeout = setup.claimTimeout, fault != .claimsNeverExpire {
      times += contacts.filter { isClaimed($0) }.map { $0.claimed + timeout }
    }
    if setup.hours?.repliesWait == true {
      for contact in contacts where contact.place == .held && !isInsideHours(contact, now) {
        if let opening = opening(contact) { times.append(opening) }
      }
    }
    return times.min()
  }

  private func opening(_ contact: Contact) -> Int? {
    guard let hours, let zone = hours.fixed ?? contact.zone ?? hours.missing else { return nil }
    return hours.window.opening(zone, after: now)
  }

  func isClaimed(_ contact: Contact) -> Bool {
    contact.isUnsent && contact.assignee != nil && contact.assignedBecause == "claimed"
  }

  private mutating func expireClaims() {
    guard let timeout = setup.claimTimeout, fault != .claimsNeverExpire else { return }
    let expired = contacts.filter { isClaimed($0) && $0.claimed + timeout <= now }
    for contact in expired.sorted(by: { $0.dealt < $1.dealt }) { release(contact, "claimExpired") }
  }
}
