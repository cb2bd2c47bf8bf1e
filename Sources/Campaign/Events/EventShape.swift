/// The kinds of event that a stream may hold, by their names in files. Event streams, routing cases and documentation
/// read this one table.
public enum EventKind: String, Sendable, CaseIterable {
  case contact, publish, start, send, reply, respond
  case optOut = "opt_out"
  case away, back
  case addMember = "add_member"
  case removeMember = "remove_member"
  case tag, untag, resolve, report, reopen, click, delivery
  case optIn = "opt_in"
  case reassign, notify
  /// Nothing but time passed, and what was due at that time is done.
  case clock

  /// Which fields the event takes beside `event` and `at`. A `contact` event takes the columns of a contact instead.
  public var fields: [EventField: FieldNeed] {
    switch self {
    case .contact, .publish, .clock: [:]
    case .start, .away, .back, .addMember, .removeMember: [.member: .required]
    case .send: [.member: .required, .contact: .optional]
    case .reply: [.contact: .required, .text: .required, .messageID: .optional]
    case .respond: [.member: .required, .contact: .required, .text: .optional]
    case .optOut: [.contact: .required, .member: .optional]
    case .tag, .untag: [.contact: .required, .tags: .required, .member: .optional]
    case .resolve: [.contact: .required, .member: .optional, .resolution: .optional]
    case .report: [.member: .required, .contact: .required, .tags: .optional, .resolution: .optional]
    case .reopen: [.contact: .required, .member: .optional]
    case .click: [.contact: .required]
    case .delivery: [.contact: .required, .status: .required, .code: .optional]
    case .optIn: [.member: .required, .contact: .required]
    case .reassign: [.to: .required, .from: .optional, .filter: .optional, .seed: .optional]
    case .notify: [.type: .required, .to: .optional]
    }
  }
}

/// A field of an event, by its name in files.
public enum EventField: String, Sendable, CaseIterable {
  case member, contact, text
  case messageID = "message_id"
  case tags, resolution, from, to, filter, seed, type, status, code
}

/// A key of a reassignment's `filter`, by its name in files.
public enum FilterField: String, Sendable, CaseIterable {
  case tags
  case needsAttention = "needs_attention"
  case assignedTo = "assigned_to"
  case ids, list
}

public enum FieldNeed: Sendable { case required, optional }

/// The columns of a contact that mean something by themselves; every other column is a field.
public enum ContactColumn: String, Sendable, CaseIterable {
  case id, name, phone, tags
  case lastTeamMember = "last_team_member"
  case assignedTo = "assigned_to"
  case timeZone = "time_zone"
  case optedOut = "opted_out"
}
