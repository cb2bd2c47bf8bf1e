internal import Campaign

extension Effect {
  /// Why an event was refused.
  @nonexhaustive public enum RefusalReason: Hashable, Sendable, CaseIterable {
    /// No contact has this id.
    case unknownContact
    /// No one in the team has this name.
    case unknownMember
    /// The member does not take part.
    case notSelected
    /// The member lacks the permission.
    case noPermission
    /// The first text is another member's to send.
    case notOwner
    /// The contact has opted out.
    case optedOut
    /// The first text was sent already.
    case alreadySent
    /// An earlier contact with the same phone gets the first text.
    case duplicatePhone
    /// The contact's phone is not a phone number.
    case noPhone
    /// A message with this id was taken already.
    case duplicateMessage
    /// Nothing is left that the member may send.
    case nothingToSend
    /// The member still holds first texts that are not sent.
    case holdsUnsent
    /// The contact action was published already.
    case alreadyPublished
    /// The member takes part already.
    case alreadySelected
    /// There is no conversation with the contact yet.
    case noConversation
    /// The contact would carry too many tags.
    case tooManyTags
    /// A contact with this id is there already.
    case duplicateContact
    /// The event lies before the one before it.
    case outOfOrder
    /// It is outside the texting hours.
    case outsideHours
    /// The member was given as many first texts as the rules allow.
    case capReached
    /// The member has so many replies to answer that the rules give them no first texts.
    case answersFirst
    /// The contact may have asked to opt out: a person must decide first.
    case underReview
    /// The conversation is not resolved.
    case notResolved
    /// The contact has not opted out.
    case notOptedOut
    /// No conversation and no first text is there to move.
    case nothingToReassign
    /// The rules have no notification of this type.
    case noNotification
    /// It is not an event: the message says why.
    case malformed

    /// - Parameter refusal: nil where it is not an event.
    init(_ refusal: Refusal?) {
      self =
        switch refusal {
        case nil: .malformed
        case .unknownContact?: .unknownContact
        case .unknownMember?: .unknownMember
        case .notSelected?: .notSelected
        case .noPermission?: .noPermission
        case .notOwner?: .notOwner
        case .optedOut?: .optedOut
        case .alreadySent?: .alreadySent
        case .duplicatePhone?: .duplicatePhone
        case .noPhone?: .noPhone
        case .duplicateMessage?: .duplicateMessage
        case .nothingToSend?: .nothingToSend
        case .holdsUnsent?: .holdsUnsent
        case .alreadyPublished?: .alreadyPublished
        case .alreadySelected?: .alreadySelected
        case .noConversation?: .noConversation
        case .tooManyTags?: .tooManyTags
        case .duplicateContact?: .duplicateContact
        case .outOfOrder?: .outOfOrder
        case .outsideHours?: .outsideHours
        case .capReached?: .capReached
        case .answersFirst?: .answersFirst
        case .underReview?: .underReview
        case .notResolved?: .notResolved
        case .notOptedOut?: .notOptedOut
        case .nothingToReassign?: .nothingToReassign
        case .noNotification?: .noNotification
        }
    }
  }
}
