public import Campaign

extension Refusal {
  /// The refusal in a sentence, with the names that the event gave; empty where it gave none.
  public func message(contact: String, member: String) -> String {
    let isNamed = !contact.isEmpty
    let contact = contact.isEmpty ? "the contact" : "`\(contact)`"
    let member = member.isEmpty ? "the member" : "`\(member)`"
    return switch self {
    case .unknownContact: "no contact has the id \(contact)"
    case .unknownMember: "no one in the team is called \(member)"
    case .notSelected: "\(member) does not take part in this contact action"
    case .noPermission: "\(member) lacks the permission for this: see `permissions` in `team`"
    case .notOwner: "the first text to \(contact) is someone else's to send, not \(member)'s"
    case .optedOut: "\(contact) has opted out and is not texted"
    case .alreadySent: "the first text to \(contact) was sent already"
    case .duplicatePhone: "\(contact) has the phone of an earlier contact, who gets the first text"
    case .noPhone: "\(contact) has no phone number that can be texted"
    case .duplicateMessage: "a message with this `message_id` was taken already"
    case .nothingToSend: "nothing is left that \(member) may send"
    case .holdsUnsent: "\(member) still holds first texts that are not sent"
    case .alreadyPublished: "the contact action was published already"
    case .alreadySelected: "\(member) takes part already"
    case .noConversation: "there is no conversation with \(contact) yet"
    case .tooManyTags: "\(contact) would carry more than \(mostTagsOfContact) tags"
    case .duplicateContact: "a contact with the id \(contact) is there already"
    case .outOfOrder: "the event is earlier than the one before it"
    case .outsideHours:
      isNamed
        ? "\(contact) may not be texted at this hour: it is outside the texting hours"
        : "no one whom \(member) could send to may be texted at this hour: it is outside the texting hours"
    case .answersFirst: "\(member) has replies to answer first, as many as `answers_first` says"
    case .capReached: "\(member) was given as many first texts as `max_per_member` allows"
    case .underReview: "\(contact) may have asked to opt out: report, resolve or opt out the conversation first"
    case .notResolved: "the conversation with \(contact) is not resolved"
    case .notOptedOut: "\(contact) has not opted out"
    case .nothingToReassign: "there is no conversation and no first text to move"
    case .noNotification: "the rules have no notification of this type"
    }
  }
}
