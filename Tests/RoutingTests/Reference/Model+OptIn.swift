/// Opt in: what undoes a mistaken opt out.
///
/// 1. It takes a member of the team with the permission `manage`, who need not take part.
/// 2. There must be an opt out to undo.
/// 3. It undoes it for the phone, as the opt out was for the phone: the contact that is named first, then the others.
/// 4. The tag `Opt Out` is gone, and whoever the opt out was counted for has one less; so has the total. Nor do they ask
///    to be texted again any more.
/// 5. A contact that was not texted is treated like one that arrives.
/// 6. Whatever no one has answered needs attention again, keeps its age, and is routed again: oldest first, over all of the phone.
///    The word that opted out is a reply, too, and opens a resolved conversation again.
/// 7. The rest is as it was when it was opted out: the owner, who sent, what was counted. An answered conversation is in no one's
///    inbox.
extension Model {
  mutating func optIn(_ name: String, _ contactName: String) {
    guard let member = member(name) else { return refuse("unknownMember") }
    if !people[member].isManager { return refuse("noPermission") }
    guard let c = index(contactName) else { return refuse("unknownContact") }
    let named = contacts[c]
    if !named.optedOut { return refuse("notOptedOut") }
    undoOptOut(named, by: team[member])
  }

  /// Sentences 3 to 7.
  mutating func undoOptOut(_ named: Contact, by who: String) {
    var group = [named]
    for other in samePhone(as: named) where other.optedOut && fault != .optInOfOneRow { group.append(other) }
    for contact in group {
      contact.optedOut = false
      if fault != .optInKeepsAskingBack { contact.hasAskedBack = false }
      contact.tags.remove("Opt Out")
      takeBackCount(contact)
      add(Effect(kind: "opted_in", contact: contact.row.id, member: who))
      if contact.isUnanswered && fault != .optInLeavesResolved { openAgain(contact) }
    }
    if isPublished { handOut(group) }

    var waiting: [Contact] = []
    for contact in group where contact.isUnanswered && !contact.isResolved { waiting.append(contact) }
    for contact in fault == .optInAsNamed ? waiting : byAge(waiting) {
      contact.needsAttention = true
      route(contact, again: true)
    }
  }

  /// Sentence 4.
  private mutating func takeBackCount(_ contact: Contact) {
    let credit = contact.optOutCredit
    contact.optOutCredit = .uncounted
    if fault == .optInKeepsCount { return }
    switch credit {
    case .uncounted: break
    case .nobody: optOuts -= 1
    case .member(let member):
      optOuts -= 1
      optOutsOf[member] -= 1
    }
  }
}
