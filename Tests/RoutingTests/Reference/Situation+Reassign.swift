extension Model {
  func asked(_ move: Move) -> [Situation] {
    var found: [Situation] = [isList(move.to) ? .reassignToList : .reassignToMember]
    let filters = [
      move.assignedTo != nil, move.list != nil, !move.tags.isEmpty, move.ids != nil, move.needsAttention != nil,
    ]
    if move.from != nil { found.append(filters.contains(true) ? .reassignFromWithFilter : .reassignFrom) }
    if move.assignedTo != nil { found.append(.reassignByAssignee) }
    if move.list != nil { found.append(.reassignByList) }
    if !move.tags.isEmpty { found.append(.reassignByTags) }
    if move.ids != nil { found.append(.reassignByIDs) }
    if let needed = move.needsAttention { found.append(needed ? .reassignByAttention : .reassignByNoAttention) }
    if move.from == move.to { found.append(.reassignToGiver) }
    return found
  }

  func refused(_ move: Move) -> [Situation] {
    if move.to == "stranger" { return [.reassignToStranger] }
    if move.to == "guest" { return [.reassignToGuest] }
    let takers = takersOfList(move)
    if isList(move.to) && takers.isEmpty { return [.reassignToListOfNoOne] }
    if isList(move.to) && takers.map({ team[$0] }) == [move.from] { return [.reassignToGiversList] }
    if move.from == "stranger" { return [.reassignFromStranger] }
    if move.ids?.contains(where: { index($0) == nil }) ?? false { return [.reassignOfUnknownContact] }
    return self.found(by: move).isEmpty ? [.reassignOfNothing] : []
  }

  private func takersOfList(_ move: Move) -> [Int] {
    let list = setup.lists.first { $0.name == move.to }?.members ?? []
    return selected.filter { list.contains(team[$0]) }
  }

  /// What is moved, if nothing stands against it.
  func moved(_ move: Move) -> [Situation] {
    let targets = isList(move.to) ? takersOfList(move) : selected.filter { team[$0] == move.to }
    if targets.isEmpty || targets.map({ team[$0] }) == [move.from] && isList(move.to) { return [] }
    if move.ids?.contains(where: { index($0) == nil }) ?? false { return [] }
    var found: [Situation] = []
    for what in self.found(by: move) {
      if what.text { found += movedText(what) }
      if what.conversation { found += movedConversation(what) }
      if what.text && !what.conversation && what.contact.hasReplied { found.append(.movesTextAlone) }
      if what.contact.duplicateOf != nil { found.append(.movesDuplicate) }
      if what.contact.row.hasNoPhone { found.append(.movesWithoutPhone) }
      if !isPublished { found.append(.movesBeforePublishing) }
      if targets.count == 1 { found += reached(targets[0], what) }
    }
    let ids = move.ids ?? []
    if contacts.contains(where: { $0.optedOut && ids.contains($0.row.id) }) { found.append(.leavesOptedOut) }
    return found
  }

  private func movedText(_ what: Found) -> [Situation] {
    let contact = what.contact
    if contact.isUnderReview { return [.movesReviewedText] }
    if contact.assignee == nil { return [.movesOpenText] }
    switch contact.assignedBecause {
    case "distributed", "levelled": return [.movesDealtText]
    case "claimed": return [.movesClaim]
    case "pinned": return [.movesPin]
    case "bucket": return [.movesBucket]
    default: return []
    }
  }

  private func movedConversation(_ what: Found) -> [Situation] {
    let contact = what.contact
    var found: [Situation] = []
    if contact.isUnderReview { found.append(.movesReviewed) }
    if contact.isUnsent && !what.text && !contact.getsNoFirstText {
      found.append(contact.assignee == nil ? .movesConversationAlone : .leavesTextOfAnother)
    }
    if let owner = contact.owner, !isSelected[owner] { found.append(.movesOfLeaver) }
    if contact.isResolved { return found + [.movesResolved] }
    switch contact.place {
    case .nowhere: found.append(contact.hasReplied ? .movesFromNowhere : .movesSent)
    case .sharedInbox: found.append(.movesShared)
    case .held: found.append(isInsideHours(contact, now) ? .movesHeld : .movesHeldForHours)
    case .with(let members):
      found.append(members.count > 1 ? .movesFanOut : contact.needsAttention ? .movesWaiting : .movesAnswered)
    }
    return found
  }

  private func reached(_ target: Int, _ what: Found) -> [Situation] {
    var found: [Situation] = []
    let contact = what.contact
    if isAway(target) { found.append(.movesToAway) }
    if what.conversation && contact.needsAttention && isFull(target) { found.append(.movesToFull) }
    if what.text && contact.assignee != target && !hasRoom(target) { found.append(.movesToCapped) }
    if what.text && contact.assignee == target && contact.assignedBecause == "claimed" {
      found.append(.claimGivenByHand)
    }
    if what.conversation && contact.place == .with([target]) && contact.owner == target {
      found.append(.keepsWhatIsThere)
    }
    return found
  }

  /// Someone joins who could be given more than they are.
  func joining(_ name: String) -> [Situation] {
    guard let member = member(name), !isSelected[member], isPublished, setup.mode == .distributed, hasRoom(member)
    else {
      return []
    }
    var found: [Situation] = []
    for contact in contacts where contact.isUnsent {
      guard let assignee = contact.assignee, total(assignee) >= total(member) + 2 else { continue }
      if contact.assignedBecause == "reassigned" { found.append(.levellingLeavesReassigned) }
      if contact.isUnderReview { found.append(.levellingLeavesReviewed) }
    }
    return found
  }
}
