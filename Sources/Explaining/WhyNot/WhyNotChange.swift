package import Campaign

/// Something that might have been otherwise when a reply was routed.
package enum WhyNotChange: Hashable, Sendable {
  /// A member who takes no part joins.
  case join(MemberID)
  /// A member comes back, or on shift.
  case back(MemberID)
  case away(MemberID)
  /// A member answers one of the conversations that fill their inbox.
  case answer(MemberID, ContactID)
  /// The contact's opt out is undone.
  case optIn
  /// The conversation is resolved before the reply, so that no one is passed over any more.
  case resolve
  case addTag(TagID)
  case removeTag(TagID)
  case setField(FieldID, ValueID)
  /// `.nobody`: the list names none.
  case setLastTeamMember(MemberID)
  /// The contact list gives the first text to a member.
  case assign(MemberID)
  case sendFirstText(MemberID)
  /// The reply comes at a later moment.
  case wait(Instant)

  /// Two changes of one subject exclude each other.
  enum Subject: Hashable {
    case member(MemberID), answer(ContactID), optIn, resolve, tag(TagID), field(FieldID), lastTeamMember, sender, moment
  }

  var subject: Subject {
    switch self {
    case .join(let member), .back(let member), .away(let member): .member(member)
    case .answer(_, let contact): .answer(contact)
    case .optIn: .optIn
    case .resolve: .resolve
    case .addTag(let tag), .removeTag(let tag): .tag(tag)
    case .setField(let field, _): .field(field)
    case .setLastTeamMember: .lastTeamMember
    case .assign, .sendFirstText: .sender
    case .wait: .moment
    }
  }

  /// In which order changes are made, and told: the contact's opt out, the team, the conversation, the contact, the clock.
  var rank: [Int] {
    switch self {
    case .optIn: [0]
    case .join(let member): [1, member.index]
    case .back(let member): [2, member.index]
    case .away(let member): [3, member.index]
    case .answer(let member, let contact): [4, member.index, contact.index]
    case .resolve: [5]
    case .addTag(let tag): [6, tag.index]
    case .removeTag(let tag): [7, tag.index]
    case .setField(let field, let value): [8, field.index, value.index]
    case .setLastTeamMember(let member): [9, member.index]
    case .assign(let member): [10, member.index]
    case .sendFirstText(let member): [11, member.index]
    case .wait(let moment): [12, Int(clamping: moment.milliseconds)]
    }
  }

  static func isBefore(_ first: WhyNotChange, _ second: WhyNotChange) -> Bool {
    first.rank.lexicographicallyPrecedes(second.rank)
  }
}
