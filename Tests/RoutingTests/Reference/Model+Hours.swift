/// Texting hours, by weekday and by the contact's state.
///
/// 1. A contact's hours are those of the first `where` that has its state, else `days`. They are read on one clock: the zone of the rules, else
///    the contact's, else `missing_zone`.
/// 2. A date that is closed by that clock has no hours.
/// 3. Replies that wait go to someone when the contact's hours open. Where they never do, they do not wait.
/// 4. First texts are refused from `last_call` on before the clock leaves the hours.
extension Model {
  /// Nil: there are no hours, or no clock to read them on.
  func openTimes(_ contact: Contact) -> OpenTimes? {
    guard let hours, let zone = hours.fixed ?? contact.zone ?? hours.missing else { return nil }
    if fault == .whereIsIgnored { return OpenTimes(week: hours.window.days, closed: hours.window.closed, zone: zone) }
    if fault == .closedIsIgnored {
      return OpenTimes(week: hours.window.week(contact.row.state), closed: [], zone: zone)
    }
    return hours.window.times(contact.row.state, zone)
  }

  func isInsideHours(_ contact: Contact, _ at: Int) -> Bool {
    if hours == nil || fault == .hoursAreIgnored { return true }
    guard let times = openTimes(contact) else { return fault == .noZoneIsAlwaysInside }
    if fault == .clocksNeverChange {
      let zone = Zone(name: "", changes: [], offsets: [times.zone.offsets[0]])
      return OpenTimes(week: times.week, closed: times.closed, zone: zone).isOpen(at)
    }
    return times.isOpen(at) || (fault == .endIsInside && times.isEnd(at))
  }

  /// Whether a reply of the contact waits for the texting hours.
  func waitsForHours(_ contact: Contact) -> Bool {
    setup.hours?.repliesWait == true && fault != .repliesAlwaysPass && !isInsideHours(contact, now)
      && openTimes(contact)?.opening(after: now) != nil
  }

  /// Whether a first text may go out now.
  func mayBeTexted(_ contact: Contact) -> Bool {
    guard isInsideHours(contact, now) else { return false }
    guard let lastCall = hours?.window.lastCall, fault != .lastCallIsIgnored else { return true }
    guard let closing = openTimes(contact)?.closing(after: now) else { return true }
    return closing - now > lastCall
  }
}
