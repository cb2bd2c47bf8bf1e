/// Reports and resolutions: what a member notes about a contact.
///
/// 1. Anyone who takes part may report, also someone who is away, and also about contacts without a conversation and contacts who
///    have opted out. Anyone at all may where the report opts the contact out.
/// 2. A report may set tags. They count from the next reply; `Opt Out` among them is an opt out by that member.
/// 3. A report may have a resolution. The contact has one then, counted for who gave the latest.
/// 4. After a report or a resolution nothing needs attention until the contact writes again, and a review is over.
/// 5. A conversation stays where it is after a report, but what was held is held no longer.
/// 6. A resolved conversation is in no inbox, and comes back to where it was.
/// 7. A report makes no one the owner, and is no text: it makes no conversation.
extension Model {
  mutating func report(_ by: String, _ name: String, _ tags: [String], _ resolves: Bool) {
    let optsOut = tags.contains("Opt Out")
    guard let (contact, member) = named(name, by, isOptOut: optsOut) else { return }
    add(Effect(kind: "reported", contact: name, member: member.map { team[$0] } ?? "nobody"))
    contact.tags.formUnion(tags)
    if !tags.isEmpty { add(Effect(kind: "tagged", contact: name)) }
    if resolves { giveResolution(contact, member) }
    if fault == .reportMakesOwner { contact.owner = member }
    settle(contact)
    if optsOut && !contact.optedOut { return optOutByHand(contact, member) }
    endReview(contact)
  }

  mutating func resolve(_ name: String, _ by: String?) {
    guard let (contact, member) = named(name, by) else { return }
    giveResolution(contact, member)
    settle(contact)
    endReview(contact)
  }

  /// Sentence 3.
  private mutating func giveResolution(_ contact: Contact, _ member: Int?) {
    contact.isResolved = true
    contact.hadResolution = true
    let credited = credited(member)
    if credited != nil || fault == .resolutionTakesCredit { contact.resolver = credited }
    add(Effect(kind: "resolved", contact: contact.row.id, member: member.map { team[$0] } ?? "nobody"))
  }

  /// Sentences 4 and 5.
  private func settle(_ contact: Contact) {
    if fault == .reportLeavesAttention { return }
    contact.needsAttention = false
    contact.isUnanswered = false
    if contact.place == .held { contact.place = .nowhere }
  }

  /// The contact has written since the resolution.
  mutating func openAgain(_ contact: Contact) {
    if !contact.isResolved { return }
    contact.isResolved = false
    add(Effect(kind: "reopened", contact: contact.row.id))
  }
}
