/// Opt outs.
extension Model {
  /// Anyone may say it: whoever does not take part, and whoever is not in the team.
  mutating func optOut(_ name: String, _ by: String?) {
    guard let (contact, by) = named(name, by, isOptOut: true) else { return }
    if contact.optedOut { return refuse("optedOut") }
    optOutByHand(contact, by)
  }

  mutating func optOutByHand(_ contact: Contact, _ by: Int?) {
    credit(contact, by)
    close(contact, by: [by.map { team[$0] } ?? "nobody"])
    closeSamePhone(as: contact)
  }

  mutating func optOutByKeyword(_ contact: Contact) { optOutByItself(contact, "keyword") }
  mutating func optOutByCarrier(_ contact: Contact) { optOutByItself(contact, "carrier") }

  /// Credited to the owner, else the sender.
  private mutating func optOutByItself(_ contact: Contact, _ by: String) {
    let credited = fault == .optOutCreditsSender ? contact.sender : contact.owner ?? contact.sender
    credit(contact, credited)
    close(contact, by: [by, credited.map { team[$0] } ?? "nobody"])
    closeSamePhone(as: contact)
  }

  /// Who is credited: no one who never took part, as they have no row.
  func credited(_ member: Int?) -> Int? { member.flatMap { hasRow[$0] ? $0 : nil } }

  private mutating func credit(_ contact: Contact, _ member: Int?) {
    let member = credited(member)
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

  /// Who has opted out asks to be texted again: it is told and counted, and they stay opted out.
  mutating func askBack(_ contact: Contact) {
    contact.hasAskedBack = true
    notices.isAsked = true
    add(Effect(kind: "asked_back", contact: contact.row.id))
    if fault == .askingBackOptsIn { contact.optedOut = false }
  }
}
