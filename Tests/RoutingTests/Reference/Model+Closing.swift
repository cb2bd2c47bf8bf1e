/// Tags, resolutions, reports and clicks: what is said about a contact.
extension Model {
  /// The tag `Opt Out` is an opt out, whoever sets it.
  mutating func tag(_ name: String, _ tags: [String], _ by: String?) {
    guard let (contact, by) = named(name, by, isOptOut: tags.contains("Opt Out")) else { return }
    contact.tags.formUnion(tags)
    add(Effect(kind: "tagged", contact: name))
    if tags.contains("Opt Out") && !contact.optedOut { optOutByHand(contact, by) }
  }

  mutating func untag(_ name: String, _ tags: [String], _ by: String?) {
    guard let (contact, _) = named(name, by) else { return }
    contact.tags.subtract(tags)
    add(Effect(kind: "untagged", contact: name))
  }

  mutating func resolve(_ name: String, _ by: String?) {
    guard let (contact, by) = named(name, by) else { return }
    settle(contact)
    resolve(contact, by)
    endReview(contact)
  }

  private mutating func resolve(_ contact: Contact, _ by: Int?) {
    contact.isResolved = true
    contact.hadResolution = true
    contact.resolver = credited(by)
    add(Effect(kind: "resolved", contact: contact.row.id, member: by.map { team[$0] } ?? "nobody"))
  }

  /// A form about a contact: no one needs to look at the conversation any more, and what looked like an opt out is decided.
  mutating func report(_ by: String, _ name: String, _ tags: [String], _ resolves: Bool) {
    let isOptOut = tags.contains("Opt Out")
    guard let (contact, member) = named(name, by, isOptOut: isOptOut) else { return }
    add(Effect(kind: "reported", contact: name, member: member.map { team[$0] } ?? "nobody"))
    if fault != .reportLeavesAttention { settle(contact) }
    if !tags.isEmpty {
      contact.tags.formUnion(tags)
      add(Effect(kind: "tagged", contact: name))
    }
    if resolves { resolve(contact, member) }
    if isOptOut && !contact.optedOut { optOutByHand(contact, member) } else { endReview(contact) }
  }

  /// No one needs to look at the conversation any more.
  private func settle(_ contact: Contact) {
    contact.needsAttention = false
    contact.isUnanswered = false
    if contact.place == .held { contact.place = .nowhere }
  }

  /// What no one had may be given now.
  private mutating func endReview(_ contact: Contact) {
    if !contact.isUnderReview || fault == .reportLeavesReview { return }
    contact.isUnderReview = false
    if isPublished { handOut([contact]) }
  }

  mutating func reopen(_ name: String, _ by: String?) {
    guard let (contact, _) = named(name, by) else { return }
    if !contact.isResolved { return refuse("notResolved") }
    contact.isResolved = false
    add(Effect(kind: "reopened", contact: name))
  }

  mutating func click(_ name: String) {
    guard let c = index(name) else { return refuse("unknownContact") }
    let contact = contacts[c]
    add(Effect(kind: "clicked", contact: name, member: contact.sender.map { team[$0] } ?? "nobody"))
    if contact.hasClicked { return }
    contact.hasClicked = true
    contact.clickCredit = contact.sender
  }
}
