import Campaign
import Diagnostics
import KeyedFiles
internal import SystemZones
internal import Text
import YAMLTree
internal import Zones

extension Checker {
  mutating func textingHours() -> TextingHours? {
    guard case .value(let written, _) = syntax.textingHours else { return nil }
    checkOrder(written)
    let zone = clock(written)
    guard let start = written.start.value, let end = written.end.value, let zone else { return nil }
    return TextingHours(
      start: start, end: end, zone: zone, repliesWait: written.replies.value != RepliesWord.pass.rawValue)
  }

  private mutating func checkOrder(_ written: TextingHoursSyntax) {
    guard case .value(let start, let startSpan) = written.start, case .value(let end, let span) = written.end,
      start >= end
    else { return }
    problems.report(
      Problem(
        .hoursNeverOpen,
        "these hours end \(start == end ? "when" : "before") they start, so no one could ever be texted",
        at: place(span),
        related: [Label(place(startSpan), "the start")],
        help: "write the hours of one day, the earlier time as `start`; midnight is `00:00` there and `24:00` as `end`")
    )
  }

  /// Nil where a zone could not be read.
  private mutating func clock(_ written: TextingHoursSyntax) -> TextingHours.Zone? {
    if case .value(let name, let span) = written.zone, name != ZoneWord.contact.rawValue {
      if let missing = written.missingZone.span {
        problems.report(
          Problem(
            .needlessMissingZone, "`missing_zone` has no effect, because one clock counts for everyone",
            at: place(missing), related: [Label(place(span), "this one")],
            help: "delete it, or write `zone: \(ZoneWord.contact.rawValue)`"))
      }
      return zone(name, span, besides: ZoneWord.words).map { .fixed($0) }
    }
    switch written.missingZone {
    case .absent: return .contact(missing: nil)
    case .invalid: return nil
    case .value(let name, let span): return zone(name, span, besides: []).map { .contact(missing: $0) }
    }
  }

  /// The rules of a time zone; reports an unknown time zone.
  private mutating func zone(_ name: String, _ span: SourceSpan, besides words: [String]) -> ZoneRules? {
    if let zone = zones(name) { return zone }
    let meant = meantZones(name, besides: words, zones)
    let other = words.isEmpty ? "" : ", or \(quotedList(words, "or"))"
    problems.report(
      Problem(
        .unknownZone, "\(quoted(name)) is not a time zone", at: place(span), notes: lookalikes(name),
        help: didYouMean(meant) ?? "write a name of the IANA time zone database, such as `America/New_York`\(other)",
        fixes: respelling(name, at: place(span), as: meant)))
    return nil
  }
}
