/// What time alone brings about: claims that expire, shifts that begin and end, hours that open, conversations that run out, notifications
/// that were put off. At one moment they come in this order; shifts and hours are as they are at that moment whenever they are asked about.
extension Model {
  /// Everything due by then, in order.
  mutating func pass(until end: Int) -> [Effect] {
    var all: [Effect] = []
    while let due = nextDue(), due <= end {
      now = max(due, now)
      effects = []
      // Rules that let nothing run out tell what was put off before what is held is asked.
      let putOff = hasReplyClocks ? [] : takePutOff()
      expireClaims()
      send(putOff)
      deal()
      drain()
      runOut()
      tell(withDelayed: true)
      send(takePutOff())
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
    let held = contacts.filter { $0.place == .held }
    for contact in held where setup.hours?.repliesWait == true && !isInsideHours(contact, now) {
      if let opening = openTimes(contact)?.opening(after: now) { times.append(opening) }
    }
    // Boundaries have no effects of their own.
    if !held.isEmpty { times += team.indices.compactMap { boundary($0, after: now) } }
    return (times + timeOutTimes + delayedNoticeTimes).min()
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
