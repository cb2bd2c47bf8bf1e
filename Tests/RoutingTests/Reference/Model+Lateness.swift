/// Events that come later than others that happened after them.
extension Model {
  /// Opt outs and texts that were not delivered always count; what contacts do counts while it is not too late; what members do does not.
  func isTooLate(_ moment: Moment) -> Bool {
    if moment.at >= now { return false }
    if moment.event.optsOut != nil { return fault == .lateOptOutIsLost }
    if case .reply = moment.event { return now - moment.at > setup.lateBy || fault == .nothingLateIsTaken }
    if case .click = moment.event { return now - moment.at > setup.lateBy || fault == .nothingLateIsTaken }
    if case .delivery(_, let status, _) = moment.event {
      return status == .delivered && now - moment.at > setup.lateBy
    }
    return fault != .allLateIsTaken
  }
}

extension ScriptEvent {
  /// The contact whom the event opts out, in whatever way.
  var optsOut: String? {
    switch self {
    case .optOut(let contact, _): contact
    case .tag(let contact, let tags, _), .report(_, let contact, let tags, _):
      tags.contains("Opt Out") ? contact : nil
    case .reply(let reply): reply.isOptOut || reply.tags.contains("Opt Out") ? reply.contact : nil
    case .contact(let row): row.optedOut || row.tags.contains("Opt Out") ? row.id : nil
    case .delivery(let contact, let status, _): status == .blocked ? contact : nil
    case .elsewhere(let contact, let optsIn): optsIn ? nil : contact
    case .publish, .start, .send, .respond, .away, .back, .addMember, .removeMember, .untag, .resolve, .reopen, .click,
      .optIn, .reassign, .notify:
      nil
    }
  }
}
