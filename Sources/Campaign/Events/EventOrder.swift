/// What becomes of an event by its place in time: whether it comes before one that was taken already, and what it says.
///
/// Providers promise no order: a reply that is sent again bears its first moment. What a contact says must not be lost to that, and an
/// opt out must not be lost to anything.
public enum EventOrder: Hashable, Sendable {
  /// Not before the latest moment of an event that was taken.
  case inOrder
  /// Taken at that latest moment, because the clocks do not go back.
  case late
  /// Refused as `out_of_order`.
  case tooLate

  /// How late what comes from outside may be where no one says otherwise, in milliseconds: 10 minutes.
  public static let standardLateBy: Int64 = 600_000

  /// - Parameters:
  ///   - kind: of the event.
  ///   - isOptOut: the event opts its contact out, in whatever way.
  ///   - moment: of the event.
  ///   - latest: the latest moment of an event that was taken.
  ///   - lateBy: how late what comes from outside may be, in milliseconds.
  public init(of kind: EventKind, isOptOut: Bool, at moment: Instant, after latest: Instant?, lateBy: Int64) {
    guard let latest, moment < latest else {
      self = .inOrder
      return
    }
    let (lateness, isTooLong) = latest.milliseconds.subtractingReportingOverflow(moment.milliseconds)
    self = isOptOut || kind.comesFromOutside && !isTooLong && lateness <= lateBy ? .late : .tooLate
  }
}

extension EventKind {
  /// A provider tells of the event, not a member of the team.
  public var comesFromOutside: Bool {
    switch self {
    case .reply, .click, .delivery: true
    case .contact, .publish, .start, .send, .respond, .optOut, .away, .back, .addMember, .removeMember, .tag, .untag,
      .resolve, .report, .reopen, .optIn, .reassign, .notify, .clock:
      false
    }
  }
}
