/// Tags, opt outs, reports, resolutions, clicks: what is said about a contact.
extension Model {
  mutating func tag(_ name: String, _ tags: [String], _ by: String?) {
    guard let (contact, by) = named(name, by) else { return }
    contact.tags.formUnion(tags)
    add(Effect(kind: "tagged", contact: name))
    if tags.contains("Opt Out") && !contact.optedOut { optOutByHand(contact, by) }
  }

  mutating func untag(_ name: String, _ tags: [String], _ by: String?) {
    guard let (contact, _) = named(name, by) else { return }
    contact.tags.subtract(tags)
    add(Effect(kind: "untagged", contact: name))
  }

  mutating func optOut(_ name: String, _ by: String?) {
    guard let (contact, by) = named(name, by) else { return }
    if contact.optedOut { return refuse("optedOut") }
    optOutByHand(contact, by)
  }

  mutating func optOutByHand(_ contact: Contact, _ by: Int?) {
    credit(contact, by)
    close(contact, by: [by.map { team[$0] } ?? "nobody"])
    closeSamePhone(as: contact)
  }

  mutating func optOutByKeyword(_ contact: Contact) {
    let credited = fault == .optOutCreditsSender ? contact.sender : contact.owner ?? contact.sender
    credit(contact, credited)
    close(contact, by: ["keyword", credited.map { team[$0] } ?? "nobody"])
    closeSamePhone(as: contact)
  }

  private mutating func credit(_ contact: Contact, _ member: Int?) {
    contact.optOutCredit = member.map { .member($0) } ?? .nobody
    if let member { optOutsOf[member] += 1 }
    optOuts += 1
  }

  /// An opt out covers the phone.
  mutating func closeSamePhone(as contact: Contact) {
    for other in samePhone(as: contact) where !other.optedOut { close(other, by: ["like", contact.row.id]) }
  }

  func samePhone(as contact: Contact) -> [Contact] {
    if contact.row.phone == nil || fault == .optOutIgnoresPhone { return [] }
    return contacts.filter { $0 !== contact && $0.row.phone == contact.row.phone }
  }

  /// The contact leaves every inbox, queue and bucket.
  mutating func close(_ contact: Contact, by: [String]) {
    if contact.isUnsent && fault != .optOutKeepsAssignee { release(contact, "optedOut") }
    contact.optedOut = true
    contact.isUnderReview = false
    contact.needsAttention = false
    contact.place = .nowhere
    add(Effect(kind: "opted_out", contact: contact.row.id, by: by))
  }

  mutating func optIn(_ name: String, _ contact: String) {
    guard let member = member(name) else { return refuse("unknownMember") }
    if !people[member].isManager { return refuse("noPermission") }
    guard let c = index(contact) else { return refuse("unknownContact") }
    if !contacts[c].optedOut { return refuse("notOptedOut") }
    let covered = [contacts[c]] + samePhone(as: contacts[c]).filter(\.optedOut)
    for contact in covered {
      contact.optedOut = false
      contact.tags.remove("Opt Out")
      if contact.optOutCredit != .uncounted && fault != .optInKeepsCount { optOuts -= 1 }
      if case .member(let credited) = contact.optOutCredit, fault != .optInKeepsCount { optOutsOf[credited] -= 1 }
      contact.optOutCredit = .uncounted
      add(Effect(kind: "opted_in", contact: contact.row.id, member: name))
    }
    if isPublished { handOut(covered) }
    for contact in covered {
      if contact.isResolved { contact.isUnanswered = false }
      if contact.isUnanswered {
        contact.needsAttention = true
        route(contact, again: true)
      }
    }
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
    contact.resolver = by
    add(Effect(kind: "resolved", contact: contact.row.id, member: by.map { team[$0] } ?? "nobody"))
  }

  mutating func report(_ member: Int, _ name: String, _ tags: [String], _ resolves: Bool) {
    guard let c = index(name) else { return refuse("unknownContact") }
    let contact = contacts[c]
    add(Effect(kind: "reported", contact: name, member: team[member]))
    if fault != .reportLeavesAttention { settle(contact) }
    if !tags.isEmpty {
      contact.tags.formUnion(tags)
      add(Effect(kind: "tagged", contact: name))
    }
    if resolves { resolve(contact, member) }
    if tags.contains("Opt Out") && !contact.optedOut { return optOutByHand(contact, member) }
    endReview(contact)
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
