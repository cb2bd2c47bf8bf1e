/// Who sends the first text.
extension Model {
  mutating func arrive(_ row: Row) {
    let samePhone = contacts.firstIndex { $0.row.phone != nil && $0.row.phone == row.phone }
    let contact = Contact(
      row, lastTeamMember: row.lastTeamMember.flatMap { member($0) },
      assignedTo: row.assignedTo.flatMap { member($0) }, duplicateOf: samePhone)
    contacts.append(contact)
    if let first = samePhone.map({ contacts[$0] }), fault != .optOutIgnoresPhone {
      if first.optedOut && !row.optedOut {
        close(contact, by: ["like", first.row.id])
      } else if row.optedOut && !first.optedOut {
        close(first, by: ["like", row.id])
        closeSamePhone(as: first)
      }
    }
    if isPublished { handOut([contact]) }
  }

  /// As if the event before this one had been `publish`.
  mutating func publishAtLast() {
    if isPublished { return }
    publish()
    finish()
  }

  mutating func publish() {
    if isPublished { return refuse("alreadyPublished") }
    isPublished = true
    handOut(contacts)
  }

  /// Pins and last team members first, and only then the mode.
  mutating func handOut(_ list: [Contact]) {
    let free = list.filter { isOpen($0) }
    for contact in free {
      if let pin = contact.assignedTo, isSelected[pin] {
        assign(contact, pin, "pinned")
      } else if setup.lastTeamMemberFirst, let last = contact.lastTeamMember, isSelected[last],
        !isSaidAway(last), hasRoom(last)
      {
        assign(contact, last, "lastTeamMember")
      }
    }
    deal()
  }

  /// Where the mode deals, whatever is open: one by one to the smallest total below the cap, ties in declaration order. Who is away gets their equal share.
  mutating func deal() {
    if !isPublished || setup.mode != .distributed { return }
    for contact in contacts where isOpen(contact) {
      let members = selected.filter { hasRoom($0) || fault == .dealingIgnoresCap }
      if let least = members.min(by: { total($0) < total($1) }) { assign(contact, least, "distributed") }
    }
  }

  /// First texts sent and waiting.
  func total(_ member: Int) -> Int {
    contacts.count { $0.sender == member || ($0.isUnsent && $0.assignee == member) }
  }
  /// Whether the member may be given one more.
  func hasRoom(_ member: Int) -> Bool { setup.maxPerMember.map { total(member) < $0 } ?? true }

  mutating func assign(_ contact: Contact, _ member: Int, _ reason: String) {
    deals += 1
    contact.assignee = member
    contact.assignedBecause = reason
    contact.dealt = deals
    if reason == "claimed" { contact.claimed = now }
    add(Effect(kind: "assigned", contact: contact.row.id, member: team[member], reason: reason))
    if !["claimed", "bucket"].contains(reason) && (contact.isUnsent || fault == .sentTextsAreTold) {
      notices.gave(member)
    }
  }

  mutating func release(_ contact: Contact, _ reason: String) {
    guard let member = contact.assignee else { return }
    contact.assignee = nil
    add(Effect(kind: "released", contact: contact.row.id, member: team[member], reason: reason))
  }

  func unsent(of member: Int) -> [Contact] { contacts.filter { $0.isUnsent && $0.assignee == member } }
  /// Of these, what a review does not hold back.
  func sendable(by member: Int) -> [Contact] { unsent(of: member).filter { isTextable($0) } }
  /// Free for whoever comes, at some hour.
  func isOpen(_ contact: Contact) -> Bool { contact.isUnsent && contact.assignee == nil && isTextable(contact) }
  /// What may be claimed now, or why nothing may.
  private func claimable() -> (list: [Contact], refusal: String) {
    let open = contacts.filter { isOpen($0) }
    return (open.filter { mayBeTexted($0) }, open.isEmpty ? "nothingToSend" : "outsideHours")
  }

  mutating func start(_ member: Int) {
    if setup.mode == .distributed { return }
    if !sendable(by: member).isEmpty { return refuse("holdsUnsent") }
    let (list, refusal) = claimable()
    if list.isEmpty && refusal == "nothingToSend" { return refuse(refusal) }
    if mustAnswerFirst(member) { return refuse("answersFirst") }
    if !hasRoom(member) && fault != .claimsIgnoreCap { return refuse("capReached") }
    if list.isEmpty { return refuse(refusal) }
    switch setup.mode {
    case .firstCome: assign(list[0], member, "claimed")
    case .distributed: break
    case .buckets(let size):
      startsBuckets[member] = true
      grant(size, member)
    }
  }

  private mutating func grant(_ size: Int, _ member: Int) {
    for contact in claimable().list.prefix(size) where hasRoom(member) || fault == .claimsIgnoreCap {
      assign(contact, member, "bucket")
    }
  }

  mutating func send(_ member: Int, _ name: String?) {
    guard let name else { return sendNext(member) }
    guard let c = index(name) else { return refuse("unknownContact") }
    let contact = contacts[c]
    if contact.optedOut { return refuse("optedOut") }
    if contact.duplicateOf != nil && fault != .duplicatesAreTextable { return refuse("duplicatePhone") }
    if contact.row.hasNoPhone { return refuse("noPhone") }
    if !contact.isUnsent { return refuse("alreadySent") }
    if !isTextable(contact) { return refuse("underReview") }
    let claims = contact.assignee == nil && setup.mode == .firstCome
    if contact.assignee != member && !claims { return refuse("notOwner") }
    if mustAnswerFirst(member) { return refuse("answersFirst") }
    if claims && !hasRoom(member) && fault != .claimsIgnoreCap { return refuse("capReached") }
    if !mayBeTexted(contact) { return refuse("outsideHours") }
    if claims { assign(contact, member, "claimed") }
    sendFirstText(contact, member)
  }

  private mutating func sendNext(_ member: Int) {
    let mine = sendable(by: member)
    if let next = mine.first(where: { mayBeTexted($0) }) {
      return mustAnswerFirst(member) ? refuse("answersFirst") : sendFirstText(next, member)
    }
    let (list, refusal) = setup.mode == .firstCome ? claimable() : ([], "nothingToSend")
    if !(list.isEmpty && refusal == "nothingToSend") && mustAnswerFirst(member) { return refuse("answersFirst") }
    let isFull = !hasRoom(member) && fault != .claimsIgnoreCap
    guard let next = list.first, !isFull else {
      if !mine.isEmpty { return refuse("outsideHours") }
      return refuse(isFull && refusal != "nothingToSend" ? "capReached" : refusal)
    }
    assign(next, member, "claimed")
    sendFirstText(next, member)
  }

  private mutating func sendFirstText(_ contact: Contact, _ member: Int) {
    contact.sender = member
    contact.lastWriter = member
    wroteOut(contact, member)
    add(Effect(kind: "sent", contact: contact.row.id, member: team[member]))
    if case .buckets(let size) = setup.mode, startsBuckets[member], sendable(by: member).isEmpty { grant(size, member) }
  }

  /// A text out, a reply in and a text out make a conversation.
  func wroteOut(_ contact: Contact, _ member: Int) {
    if contact.hasOutIn && contact.converser == nil { contact.converser = member }
    contact.hasOut = true
  }
}
