public import Zones

// Time that counts only while the hours are open.
extension TextingHours {
  /// The moment by which a length of time inside the hours has passed: the first one inside them. Where they never open again, all
  /// time counts.
  ///
  /// - Parameter length: in milliseconds.
  public func moment(after length: Int64, from start: Instant, in zone: ZoneRules) -> Instant {
    var (moment, rest) = (start, length)
    while true {
      guard let opening = isInside(moment, in: zone) ? moment : nextOpening(from: moment, in: zone),
        let closing = nextChange(after: opening, in: zone)
      else { return moment.adding(rest) }
      let open = closing.milliseconds - opening.milliseconds
      if rest < open { return opening.adding(rest) }
      (moment, rest) = (closing, rest - open)
    }
  }
}

extension Instant {
  /// A later moment; the last one where that is too late.
  public func adding(_ length: Int64) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(length)
    return Instant(milliseconds: overflow ? .max : sum)
  }
}
