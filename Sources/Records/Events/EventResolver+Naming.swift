internal import Campaign

// Events that name members, lists and contacts in more than one place.
extension EventResolver {
  mutating func decodeReassignment(
    _ fields: EventFields, of block: ContactBlock, _ line: inout EventLine
  ) {
    let names = directory.names
    let to = block.bytes(fields.to ?? ByteSlice())
    line.member = to
    guard let recipient = names.recipient(to) else { return refuseMember(to, &line) }
    var reassignment = Reassignment(to: recipient, seed: fields.seed)
    if let slice = fields.from {
      let from = names.member(block.bytes(slice))
      guard from.isSomebody else { return refuseMember(block.bytes(slice), &line) }
      reassignment.from = from
    }
    var tags = UnsafeBufferPointer<TagID>(start: nil, count: 0)
    var contacts = UnsafeBufferPointer<ContactID>(start: nil, count: 0)
    if let filter = fields.filter {
      reassignment.needsAttention = filter.needsAttention
      if let slice = filter.assignedTo {
        let assignee = names.member(block.bytes(slice))
        guard assignee.isSomebody else { return refuseMember(block.bytes(slice), &line) }
        reassignment.assignedTo = assignee
      }
      if let slice = filter.list {
        guard let list = names.list(block.bytes(slice)) else { return refuseMember(block.bytes(slice), &line) }
        reassignment.list = list
      }
      if let ids = filter.ids {
        guard readContacts(ids, of: block, &line) else { return }
        reassignment.namesContacts = true
        contacts = arrived.contacts
      }
      if let list = filter.tags {
        directory.findTags(block.items(list), of: block)
        directory.withLastTags { arrived.setTags($0) }
        tags = arrived.tags
      }
    }
    line.outcome = .event(TimedEvent(at: clock, event: .reassign(reassignment), tags: tags, contacts: contacts))
  }

  mutating func decodeNotification(_ fields: EventFields, of block: ContactBlock, _ line: inout EventLine) {
    guard let kind = fields.notification else { return }
    var recipient: Recipient?
    if let slice = fields.to {
      line.member = block.bytes(slice)
      // `all` means all those whom the rules name.
      if !line.member.spells("all") {
        recipient = directory.names.recipient(line.member)
        if recipient == nil { return refuseMember(line.member, &line) }
      }
    }
    line.outcome = .event(TimedEvent(at: clock, event: .notify(kind, to: recipient)))
  }

  private func refuseMember(_ name: Bytes, _ line: inout EventLine) {
    line.member = name
    line.outcome = .refused(.unknownMember, at: clock)
  }

  /// Reads ids into `arrived`. False when one is unknown; the line then says so.
  private mutating func readContacts(_ ids: RecordField, of block: ContactBlock, _ line: inout EventLine) -> Bool {
    var contacts: [ContactID] = []
    contacts.reserveCapacity(Int(ids.value.length))
    for slice in block.items(ids) {
      let contact = directory.contact(block.bytes(slice))
      guard contact.isKnown else {
        line.contact = block.bytes(slice)
        line.outcome = .refused(.unknownContact, at: clock)
        return false
      }
      contacts.append(contact)
    }
    contacts.sort()
    arrived.setContacts(contacts)
    return true
  }
}
