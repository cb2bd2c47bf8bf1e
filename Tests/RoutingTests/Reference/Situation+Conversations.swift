extension Model {
  func replied(_ reply: Reply) -> [Situation] {
    guard let contact = contact(reply.contact), !contact.optedOut else { return [] }
    if reply.isOptOut || reply.tags.contains("Opt Out") { return ending(contact) }
    return (reply.isReviewed ? reviewing(contact) : []) + withOwnerSet(contact)
  }

  private func withOwnerSet(_ contact: Contact) -> [Situation] {
    guard contact.isOwnerSet, let owner = contact.owner, !waitsForHours(contact) else { return [] }
    if !isAvailable(owner) { return [.awayOwnerSetByHand] }
    var found: [Situation] = []
    if !accepts(owner, contact) { found.append(.fullOwnerSetByHand) }
    if let recipients = recipients(contact), !recipients.contains(owner) { found.append(.ownerSetByHandBeforeRules) }
    return found
  }

  private func reviewing(_ contact: Contact) -> [Situation] {
    if contact.isUnderReview { return [.reviewAgain] }
    var found: [Situation] = []
    if samePhone(as: contact).contains(where: { $0.isUnsent && isTextable($0) }) { found.append(.reviewOfPhone) }
    if contact.isResolved { found.append(.reviewOfResolved) }
    if waitsForHours(contact) { found.append(.reviewHeld) }
    if contact.duplicateOf != nil { return found + [.reviewOfDuplicate] }
    if !contact.isUnsent { return found + [.reviewOfSent] }
    return found + [contact.assignee == nil ? .reviewOfOpen : .reviewOfAssigned]
  }

  func responded(_ contact: Contact) -> [Situation] {
    if contact.optedOut || !contact.hasReplied { return [] }
    var found: [Situation] = contact.isUnderReview ? [.reviewAnswered] : []
    if !contact.needsAttention && contact.holders.isEmpty { found.append(.respondsAfterReport) }
    return found
  }

  /// An opt out, which may end a review.
  func ending(_ contact: Contact) -> [Situation] {
    if contact.optedOut { return [] }
    var found: [Situation] = contact.isUnderReview ? [.reviewEndsByOptOut] : []
    if samePhone(as: contact).contains(where: { $0.isUnderReview }) { found.append(.reviewEndsByPhone) }
    return found
  }

  private func ended(_ contact: Contact, _ how: Situation) -> [Situation] {
    if !contact.isUnderReview || contact.optedOut { return [] }
    var found = [how]
    guard contact.isUnsent, contact.assignee == nil, !contact.getsNoFirstText, isPublished else { return found }
    if setup.mode == .distributed { found.append(.reviewEndsInDealing) }
    if let pin = contact.assignedTo, isSelected[pin] { found.append(.reviewEndsInPin) }
    return found
  }

  func reporting(_ by: String, _ name: String, _ tags: [String], _ resolves: Bool) -> [Situation] {
    let optsOut = tags.contains("Opt Out")
    guard let contact = contact(name) else { return [.reportOfUnknown] }
    guard let member = member(by) else { return optsOut ? [.reportByStranger] : [] }
    if !isSelected[member] { return optsOut ? [.reportByOutsider] : [] }
    var found: [Situation] = []
    if isAway(member) { found.append(.reportByAway) }
    if optsOut && !contact.optedOut {
      found += ending(contact) + [resolves ? .reportOptsOutWithResolution : .reportOptsOut]
    } else if !tags.isEmpty {
      found.append(contact.tags.isSuperset(of: tags) ? .reportTagsAgain : .reportTags)
    }
    if contact.optedOut { return found + [.reportOfOptedOut] }
    if !contact.holders.isEmpty && !contact.holders.contains(member) { found.append(.reportBySomeoneElse) }
    if contact.isResolved { found.append(.reportOfResolved) }
    if contact.needsAttention && contact.holders.contains(where: { isFull($0) }) { found.append(.reportMakesRoom) }
    switch contact.place {
    case .nowhere: found.append(.reportOfNothing)
    case .sharedInbox: found.append(.reportOfShared)
    case .held: found.append(.reportOfHeld)
    case .with(let members): found.append(members.count > 1 ? .reportOfFanOut : .reportOfWaiting)
    }
    return found + (optsOut ? [] : ended(contact, .reviewEndsByReport))
  }

  func resolving(_ name: String, _ by: String?) -> [Situation] {
    guard let contact = contact(name) else { return [] }
    if let by, !(member(by).map { isSelected[$0] } ?? false) { return [] }
    var found = ended(contact, .reviewEndsByResolution)
    if contact.resolver != nil { found.append(by == nil ? .resolutionByNoOne : .resolutionAfterAnother) }
    return found
  }

  func optingIn(_ name: String, _ contactName: String) -> [Situation] {
    guard let member = member(name) else { return [.optInByStranger] }
    if !people[member].isManager { return [.optInWithoutPermission] }
    guard let contact = contact(contactName) else { return [.optInOfUnknown] }
    if !contact.optedOut { return [.optInOfNoOptOut] }
    var found: [Situation] = [
      setup.guests.contains(name) ? .optInByGuest : isSelected[member] ? .optInByMember : .optInByLeaver
    ]
    if !isPublished { found.append(.optInBeforePublishing) }
    let group = [contact] + samePhone(as: contact)
    if group.count > 1 { found.append(.optInOfPhone) }
    let waiting = group.filter(\.isUnanswered)
    if waiting.count > 1 {
      found.append(.optInOfSeveralWaiting)
      if waiting[0] === contact && waiting.contains(where: { $0.age < contact.age }) {
        found.append(.optInOfYoungerFirst)
      }
    }
    for each in group { found += optingIn(each) }
    return found
  }

  private func optingIn(_ contact: Contact) -> [Situation] {
    var found: [Situation] = []
    switch contact.optOutCredit {
    case .uncounted: if contact.row.optedOut { found.append(.optInOfListed) }
    case .nobody: found.append(.optInOfManual)
    case .member: found.append(contact.isUnanswered ? .optInOfKeyword : .optInOfManual)
    }
    if contact.tags.contains("Opt Out") { found.append(.optInOfTagged) }
    if contact.duplicateOf == nil { found.append(contact.isUnsent ? .optInOfUnsent : .optInOfSent) }
    if contact.hasReplied && !contact.isUnanswered { found.append(.optInAfterReport) }
    if contact.isResolved && contact.isUnanswered { found.append(.optInOfResolved) }
    if contact.isUnanswered && waitsForHours(contact) { found.append(.optInWaitsForHours) }
    if contact.isUnanswered && !waitsForHours(contact) && setup.steps.last == "hold" && !couldBePlaced(contact.row.id) {
      found.append(.optInIsHeld)
    }
    return found
  }
}
