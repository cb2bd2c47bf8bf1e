/// Review: a reply that looks like an opt out, until a person has decided.
///
/// 1. A phrase to review is looked for in replies that do not opt out. The contact is under review from then on.
/// 2. The reply is placed like any other, so that someone sees it.
/// 3. No first text goes to a contact under review: it is not textable, so nobody is given it and `send` is refused.
/// 4. Who was to send it already stays its assignee; levelling does not move it. A person may, by hand.
/// 5. Responses are allowed, and decide nothing.
/// 6. A report, a resolution or an opt out ends it.
/// 7. After it, everything is as before, and a contact that no one has is treated like one that arrives.
/// 8. It is about a person: it covers the phone. Whichever row the reply is of, no row with the phone gets a first text, and what
///    ends it ends it for all of them.
extension Model {
  /// Sentences 1 and 8.
  mutating func beginReview(_ contact: Contact) {
    var group = [contact]
    for other in onePerson(with: contact) where other.isUnsent && isTextable(other) { group.append(other) }
    for contact in group where !contact.isUnderReview {
      contact.isUnderReview = true
      add(Effect(kind: "review", contact: contact.row.id))
    }
  }

  private func onePerson(with contact: Contact) -> [Contact] {
    fault == .reviewIgnoresPhone ? [] : samePhone(as: contact)
  }

  /// Sentences 6 to 8, but for opt outs.
  mutating func endReview(_ contact: Contact) {
    if fault == .reportLeavesReview { return }
    var over: [Contact] = []
    for contact in [contact] + onePerson(with: contact) where contact.isUnderReview { over.append(contact) }
    for contact in over { contact.isUnderReview = false }
    if isPublished && fault != .reviewLosesPin { handOut(over) }
  }
}
