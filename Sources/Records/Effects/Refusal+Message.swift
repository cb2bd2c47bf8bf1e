public import Campaign

extension Refusal {
  /// The refusal in a sentence, with the names that the event gave; empty where it gave none. Where something can be done
  /// about it, the sentence says what.
  public func message(contact: String, member: String) -> String {
    let isNamed = !contact.isEmpty
    let contact = contact.isEmpty ? "the contact" : "`\(contact)`"
    let member = member.isEmpty ? "the member" : "`\(member)`"
    return switch self {
    case .unknownContact: "no contact has the id \(contact): contacts join with the event `contact`"
    case .unknownMember: "no one in the team is called \(member): correct the name, or add it to `team`"
    case .notSelected: "\(member) does not take part in this contact action: the event `add_member` lets them in"
    case .noPermission:
      // Contacts are named where an opt out is to be undone.
      isNamed
        ? "\(member) lacks the permission `manage`: name someone who has it, or add it to `permissions` in `team`"
        : "\(member) lacks the permission `send_queue`: add it to `permissions` in `team`"
    case .notOwner:
      "the first text to \(contact) is someone else's to send, not \(member)'s: `reassign` would change that"
    case .optedOut: "\(contact) has opted out and is not texted: `opt_in` would undo a mistake"
    case .alreadySent: "the first text to \(contact) was sent already: what follows is `respond`"
    case .duplicatePhone: "\(contact) has the phone of an earlier contact, who gets the first text"
    case .noPhone: "\(contact) has no phone number that can be texted: correct it in the contact list"
    case .duplicateMessage: "a message with this `message_id` was taken already"
    case .nothingToSend: "nothing is left that \(member) may send"
    case .holdsUnsent: "\(member) still holds first texts that are not sent: they come before others"
    case .alreadyPublished: "the contact action was published already"
    case .alreadySelected: "\(member) takes part already"
    case .noConversation: "there is no conversation with \(contact) yet: it begins with a first text or a reply"
    case .tooManyTags: "\(contact) would carry more than \(mostTagsOfContact) tags: take some away with `untag`"
    case .duplicateContact: "a contact with the id \(contact) is there already: each id is given once"
    case .outOfOrder: "the event is earlier than the one before it: give events in the order of their `at`"
    case .outsideHours:
      isNamed
        ? "\(contact) may not be texted at this hour: it is outside the texting hours"
        : "no one whom \(member) could send to may be texted at this hour: it is outside the texting hours"
    case .answersFirst: "\(member) has replies to answer first, as many as `answers_first` says"
    case .capReached: "\(member) was given as many first texts as `max_per_member` allows"
    case .underReview: "\(contact) may have asked to opt out: report, resolve or opt out the conversation first"
    case .notResolved: "the conversation with \(contact) is not resolved"
    case .notOptedOut: "\(contact) has not opted out"
    case .nothingToReassign: "there is no conversation and no first text to move: see what `from` or `filter` names"
    case .noNotification: "the rules have no notification of this type: add it to `notifications`"
    }
  }
}
