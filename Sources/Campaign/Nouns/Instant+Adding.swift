import Zones

extension Instant {
  /// A later moment; the last one where that is too late.
  public func adding(_ length: Int64) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(length)
    return Instant(milliseconds: overflow ? .max : sum)
  }
}
