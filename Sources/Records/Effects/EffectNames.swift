public import Campaign

extension AssignmentReason {
  /// The reason's name in effects.
  public var effectName: StaticString {
    switch self {
    case .distributed: "distributed"
    case .lastTeamMember: "last_team_member"
    case .claimed: "claimed"
    case .bucket: "bucket"
    case .levelled: "levelled"
    case .reassigned: "reassigned"
    case .pinned: "pinned"
    }
  }
}

extension ReleaseReason {
  /// The reason's name in effects.
  public var effectName: StaticString {
    switch self {
    case .memberRemoved: "member_removed"
    case .claimExpired: "claim_expired"
    case .levelled: "levelled"
    case .reassigned: "reassigned"
    case .optedOut: "opted_out"
    }
  }
}

extension Via {
  /// The name in effects.
  public var effectName: StaticString {
    switch self {
    case .tagRule: "tag_rule"
    case .sharedInbox: "shared_inbox"
    case .roundRobin: "round_robin"
    case .sender: "sender"
    case .lastTeamMember: "last_team_member"
    case .member: "member"
    case .list: "list"
    case .owner: "owner"
    }
  }
}

extension HoldReason {
  /// The reason's name in effects.
  public var effectName: StaticString {
    switch self {
    case .nobodyAvailable: "nobody_available"
    case .outsideHours: "outside_hours"
    }
  }
}

extension Refusal {
  /// The reason's name in effects.
  public var effectName: StaticString {
    switch self {
    case .unknownContact: "unknown_contact"
    case .unknownMember: "unknown_member"
    case .notSelected: "not_selected"
    case .noPermission: "no_permission"
    case .notOwner: "not_owner"
    case .optedOut: "opted_out"
    case .alreadySent: "already_sent"
    case .duplicatePhone: "duplicate_phone"
    case .duplicateMessage: "duplicate_message"
    case .nothingToSend: "nothing_to_send"
    case .holdsUnsent: "holds_unsent"
    case .alreadyPublished: "already_published"
    case .alreadySelected: "already_selected"
    case .noConversation: "no_conversation"
    case .tooManyTags: "too_many_tags"
    case .duplicateContact: "duplicate_contact"
    case .outOfOrder: "out_of_order"
    case .outsideHours: "outside_hours"
    case .capReached: "cap_reached"
    case .underReview: "under_review"
    case .notResolved: "not_resolved"
    case .notOptedOut: "not_opted_out"
    case .nothingToReassign: "nothing_to_reassign"
    case .noNotification: "no_notification"
    }
  }

  /// The refusal in a sentence, with the names that the event gave; empty where it gave none.
  public func message(contact: String, member: String) -> String {
    let isNamed = !contact.isEmpty
    let contact = contact.isEmpty ? "the contact" : "`\(contact)`"
    let member = member.isEmpty ? "the member" : "`\(member)`"
    return switch self {
    case .unknownContact: "no contact has the id \(contact)"
    case .unknownMember: "nobody in the team is called \(member)"
    case .notSelected: "\(member) does not take part in this contact action"
    case .noPermission: "\(member) lacks the permission for this"
    case .notOwner: "the first text to \(contact) is somebody else's to send, not \(member)'s"
    case .optedOut: "\(contact) has opted out and is not texted"
    case .alreadySent: "the first text to \(contact) was sent already"
    case .duplicatePhone: "\(contact) has the phone of an earlier contact, who gets the first text"
    case .duplicateMessage: "a message with this `message_id` was taken already"
    case .nothingToSend: "nothing is left that \(member) may send"
    case .holdsUnsent: "\(member) still holds first texts that are not sent"
    case .alreadyPublished: "the contact action was published already"
    case .alreadySelected: "\(member) takes part already"
    case .noConversation: "there is no conversation with \(contact) yet"
    case .tooManyTags: "\(contact) would carry more than \(mostTagsOfContact) tags"
    case .duplicateContact: "a contact with the id \(contact) is there already"
    case .outOfOrder: "the event lies before the one before it"
    case .outsideHours:
      isNamed
        ? "\(contact) may not be texted at this hour: it is outside the texting hours"
        : "nobody whom \(member) could send to may be texted at this hour: it is outside the texting hours"
    case .capReached: "\(member) was given as many first texts as `max_per_member` allows"
    case .underReview: "\(contact) may have asked to opt out: report, resolve or opt out the conversation first"
    case .notResolved: "the conversation with \(contact) is not resolved"
    case .notOptedOut: "\(contact) has not opted out"
    case .nothingToReassign: "no conversation and no first text is there to move"
    case .noNotification: "the rules have no notification of this type"
    }
  }
}
