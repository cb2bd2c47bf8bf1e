/// Reassignment: what a person gives to someone else by hand.
///
/// 1. It is for one member or for the members of a list who take part. Whom no one knows, or who does not take part, gets
///    nothing; and where the event names someone or something unknown, nothing happens at all.
/// 2. It is about the contacts of `from`, or those that meet the filter, or both: all that is given must hold.
/// 3. The filter asks for all of `tags`, for `needs_attention`, for the assignee (`assigned_to`), for one of `ids`, and for a
///    contact with any member of `list`. `from` asks for a contact with that member.
/// 4. A first text that is not sent is with its assignee, and with no one else. A conversation is with those who have it in the
///    inbox, or will have it there when it is opened again, and with its owner. Where it is nowhere and no one's, it is with the contact's assignee.
/// 5. Where only the first text is with the members who are asked for, only it moves; where only the conversation is, only that.
/// 6. A first text that was sent moves with its conversation. What was sent, answered and counted stays as it is.
/// 7. Contacts that have opted out do not move. A row whose phone occurs earlier, or is none, has no first text to move.
/// 8. Over a list, contacts are spread at random and evenly by the event's seed, but not to the member in `from`.
/// 9. Caps are not asked, and it does not matter who is away.
/// 10. The new member is the assignee and the owner and has the conversation in the inbox, alone. A conversation that was
///     never answered by its contact enters no inbox, and one that is resolved none until it is opened again.
/// 11. What is with the new member already has no effects, but is given by hand from then on: a claim does not run out,
///     levelling does not move it, and the next replies are the owner's while the owner is available.
/// 12. Where nothing is found, the event is refused.
extension Model {
  mutating func reassign(_ move: Move) {
    guard let takers = takers(move.to) else { return }
    for name in [move.from, move.assignedTo] {
      if let name, member(name) == nil { return refuse("unknownMember") }
    }
    for id in move.ids ?? [] where index(id) == nil { return refuse("unknownContact") }

    var targets = takers
    if isList(move.to) { targets = takers.filter { team[$0] != move.from } }
    if targets.isEmpty { return refuse("nothingToReassign") }

    let found = found(by: move)
    if found.isEmpty { return refuse("nothingToReassign") }

    let shares = deck(found.count, targets, move.seed)
    for (place, what) in found.enumerated() {
      let wasSent = !what.contact.isUnsent
      let isTaken = what.conversation && (wasSent || fault == .reassignTakesTextsOfOthers)
      if what.text || isTaken && (wasSent || hasTextToMove(what.contact)) { giveText(what.contact, to: shares[place]) }
      if what.conversation { giveConversation(what.contact, to: shares[place]) }
    }
  }

  /// What a reassignment is about: of each contact the unsent first text, the conversation, or both.
  struct Found {
    var contact: Contact
    var text: Bool
    var conversation: Bool
  }

  func found(by move: Move) -> [Found] {
    var found: [Found] = []
    for contact in contacts where meets(contact, move) {
      let text = hasTextToMove(contact) && textIsMeant(contact, move) && fault != .reassignLeavesLoneTexts
      let conversation = hasConversation(contact) && conversationIsMeant(contact, move)
      if text || conversation { found.append(Found(contact: contact, text: text, conversation: conversation)) }
    }
    return found
  }

  func isList(_ name: String) -> Bool { setup.lists.contains { $0.name == name } }

  /// Sentence 1. Nil after a refusal.
  mutating func takers(_ name: String) -> [Int]? {
    for list in setup.lists where list.name == name {
      let takers = selected.filter { list.members.contains(team[$0]) }
      if !takers.isEmpty { return takers }
      refuse("notSelected")
      return nil
    }
    return actor(name).map { [$0] }
  }

  private func hasTextToMove(_ contact: Contact) -> Bool { contact.isUnsent && !contact.getsNoFirstText }
  private func hasConversation(_ contact: Contact) -> Bool { !contact.isUnsent || contact.hasReplied }

  /// Sentences 3 and 7: what is asked about the contact, wherever its parts are.
  private func meets(_ contact: Contact, _ move: Move) -> Bool {
    if contact.optedOut && fault != .reassignMovesOptedOut { return false }
    for tag in move.tags where !contact.tags.contains(tag) { return false }
    if let needed = move.needsAttention, contact.needsAttention != needed { return false }
    if let name = move.assignedTo, contact.assignee != member(name) {
      if fault != .assigneeMeansConversation || !contact.holders.contains(where: { team[$0] == name }) { return false }
    }
    if let ids = move.ids, !ids.contains(contact.row.id) { return false }
    return true
  }

  /// Sentence 4: the members with whom something must be, each group on its own.
  private func groups(_ move: Move) -> [[Int]] {
    var groups: [[Int]] = []
    if let from = move.from { groups.append([from].compactMap { member($0) }) }
    for list in setup.lists where list.name == move.list { groups.append(list.members.compactMap { member($0) }) }
    return groups
  }

  private func textIsMeant(_ contact: Contact, _ move: Move) -> Bool {
    for group in groups(move) {
      guard let assignee = contact.assignee, group.contains(assignee) else { return false }
    }
    return true
  }

  private func conversationIsMeant(_ contact: Contact, _ move: Move) -> Bool {
    var with = contact.holders
    if let owner = contact.owner { with.append(owner) }
    if with.isEmpty && contact.place == .nowhere, let assignee = contact.assignee { with.append(assignee) }
    for group in groups(move) where !with.contains(where: { group.contains($0) }) { return false }
    return true
  }

  private mutating func giveText(_ contact: Contact, to target: Int) {
    if contact.assignee == target {
      if fault == .claimByHandExpires { return }
      contact.assignedBecause = "reassigned"
      return
    }
    release(contact, "reassigned")
    assign(contact, target, "reassigned")
  }

  private mutating func giveConversation(_ contact: Contact, to target: Int) {
    contact.owner = target
    contact.isOwnerSet = true
    contact.forgetTimeOuts()
    defer { if contact.needsAttention && !contact.holders.isEmpty { contact.clock = now } }
    if !contact.hasReplied || contact.place == .with([target]) { return }
    if contact.place == .nowhere && fault == .reassignLeavesInboxEmpty { return }
    if contact.isResolved && fault != .reassignTellsResolved {
      contact.place = .with([target])
    } else {
      place(contact, [target], "owner", ["reassigned"])
    }
  }
}
