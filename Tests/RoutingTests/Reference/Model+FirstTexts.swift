/// Who sends the first text.
extension Model {
  mutating func arrive(_ row: Row) {
    let samePhone = contacts.filter { $0.row.phone != nil && $0.row.phone == row.phone }
    contacts.append(Contact(row, isDuplicate: !samePhone.isEmpty))
    if let first = samePhone.first.flatMap({ index($0.row.id) }), fault != .optOutIgnoresPhone {
      if contacts[first].optedOut && !row.optedOut {
        close(contacts.count - 1, by: ["like", contacts[first].row.id])
      } else if row.optedOut && !contacts[first].optedOut {
        close(first, by: ["like", row.id])
        closeSamePhone(as: first)
      }
    }
    if isPublished { handOut([contacts.count - 1]) }
  }

  mutating func publish() {
    if isPublished { return refuse("alreadyPublished") }
    isPublished = true
    handOut(Array(contacts.indices))
  }

  /// Pins and last team members first, and only then the mode.
  mutating func handOut(_ list: [Int]) {
    let free = list.filter { contacts[$0].isUnsent && isTextable(contacts[$0]) && contacts[$0].assignee == nil }
    for c in free {
      let row = contacts[c].row
      if let pin = row.assignedTo, selected.contains(pin) {
        assign(c, pin, "pinned")
      } else if setup.lastTeamMemberFirst, let last = row.lastTeamMember, isAvailable(last) {
        assign(c, last, "lastTeamMember")
      }
    }
    if setup.mode == .distributed { deal(free.filter { contacts[$0].assignee == nil }) }
  }

  /// One by one to the smallest total, ties in declaration order. Who is away gets their equal share.
  mutating func deal(_ list: [Int]) {
    for c in list {
      let members = inDeclarationOrder(selected)
      if let least = members.min(by: { total($0) < total($1) }) { assign(c, least, "distributed") }
    }
  }

  /// First texts sent and waiting.
  func total(_ member: String) -> Int {
    contacts.filter { $0.sender == member || ($0.isUnsent && $0.assignee == member) }.count
  }

  mutating func assign(_ c: Int, _ member: String, _ reason: String) {
    deals += 1
    contacts[c].assignee = member
    contacts[c].assignedBecause = reason
    contacts[c].dealt = deals
    effects.append(Effect(kind: "assigned", contact: contacts[c].row.id, member: member, reason: reason))
  }

  mutating func release(_ c: Int, _ reason: String) {
    let member = contacts[c].assignee
    contacts[c].assignee = nil
    effects.append(Effect(kind: "released", contact: contacts[c].row.id, member: member, reason: reason))
  }

  func unsent(of member: String) -> [Int] {
    contacts.indices.filter { contacts[$0].isUnsent && contacts[$0].assignee == member }
  }
  var open: [Int] {
    contacts.indices.filter { contacts[$0].isUnsent && isTextable(contacts[$0]) && contacts[$0].assignee == nil }
  }

  mutating func start(_ member: String) {
    if let objection = objection(to: member) { return refuse(objection) }
    if setup.mode == .distributed { return }
    if !unsent(of: member).isEmpty { return refuse("holdsUnsent") }
    if open.isEmpty { return refuse("nothingToSend") }
    switch setup.mode {
    case .firstCome: assign(open[0], member, "claimed")
    case .distributed: break
    case .buckets(let size):
      bucketStarters.insert(member)
      for c in open.prefix(size) { assign(c, member, "bucket") }
    }
  }

  mutating func send(_ member: String, _ contact: String?) {
    if let objection = objection(to: member) { return refuse(objection) }
    guard let contact else {
      if let mine = unsent(of: member).first { return sendFirstText(mine, member) }
      guard setup.mode == .firstCome, let next = open.first else { return refuse("nothingToSend") }
      assign(next, member, "claimed")
      return sendFirstText(next, member)
    }
    guard let c = index(contact) else { return refuse("unknownContact") }
    if contacts[c].optedOut { return refuse("optedOut") }
    if !contacts[c].isUnsent { return refuse("alreadySent") }
    if !isTextable(contacts[c]) { return refuse("duplicatePhone") }
    if contacts[c].assignee == nil && setup.mode == .firstCome { assign(c, member, "claimed") }
    if contacts[c].assignee != member { return refuse("notOwner") }
    sendFirstText(c, member)
  }

  mutating func sendFirstText(_ c: Int, _ member: String) {
    contacts[c].sender = member
    contacts[c].lastWriter = member
    wroteOut(c, member)
    effects.append(Effect(kind: "sent", contact: contacts[c].row.id, member: member))
    if case .buckets(let size) = setup.mode, bucketStarters.contains(member), unsent(of: member).isEmpty {
      for c in open.prefix(size) { assign(c, member, "bucket") }
    }
    if contacts[c].place == .held { drain() }
  }

  /// A text out, a reply in and a text out make a conversation.
  mutating func wroteOut(_ c: Int, _ member: String) {
    if contacts[c].hasOutIn && contacts[c].converser == nil { contacts[c].converser = member }
    contacts[c].hasOut = true
  }
}
