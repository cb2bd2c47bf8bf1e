/// What random campaigns must come upon, or comparing them says little about it.
enum Situation: String, CaseIterable {
  // What a reassignment asks for.
  case reassignFrom, reassignFromWithFilter, reassignByAssignee, reassignByList, reassignByTags, reassignByIDs
  case reassignByAttention, reassignByNoAttention, reassignToMember, reassignToList, reassignToGiver
  // Why it is refused.
  case reassignToStranger, reassignToGuest, reassignToListOfNoOne, reassignToGiversList, reassignFromStranger
  case reassignOfUnknownContact, reassignOfNothing
  // What it moves.
  case movesOpenText, movesDealtText, movesClaim, movesPin, movesBucket, movesTextAlone, movesConversationAlone
  case movesSent, movesWaiting, movesAnswered, movesShared, movesFanOut, movesHeld, movesHeldForHours, movesFromNowhere
  case movesReviewed, movesReviewedText, movesResolved, movesDuplicate, movesWithoutPhone, movesOfLeaver,
    movesBeforePublishing
  case leavesOptedOut, leavesTextOfAnother, keepsWhatIsThere
  case movesToFull, movesToCapped, movesToAway
  // What becomes of it.
  case fullOwnerSetByHand, awayOwnerSetByHand, ownerSetByHandBeforeRules, levellingLeavesReassigned, claimGivenByHand

  // Review.
  case reviewOfOpen, reviewOfAssigned, reviewOfSent, reviewOfResolved, reviewOfDuplicate, reviewOfPhone, reviewAgain,
    reviewHeld
  case reviewRefusesSend, reviewAnswered, publishUnderReview, levellingLeavesReviewed
  case reviewEndsByReport, reviewEndsByResolution, reviewEndsByOptOut, reviewEndsByPhone, reviewEndsInDealing
  case reviewEndsInPin

  // Opt in.
  case optInByGuest, optInByMember, optInByLeaver, optInByStranger, optInWithoutPermission, optInOfUnknown
  case optInOfNoOptOut, optInOfKeyword, optInOfManual, optInOfListed, optInOfPhone, optInOfSeveralWaiting
  case optInOfYoungerFirst, optInOfSent, optInOfUnsent, optInBeforePublishing, optInAfterReport, optInOfResolved
  case optInIsHeld, optInWaitsForHours, optInOfTagged

  // Reports.
  case reportOfWaiting, reportOfFanOut, reportOfShared, reportOfHeld, reportOfNothing, reportOfOptedOut
  case reportOfResolved, reportBySomeoneElse, reportByAway, reportByOutsider, reportByStranger, reportOfUnknown
  case reportTags, reportTagsAgain, reportOptsOut, reportOptsOutWithResolution, reportMakesRoom
  case resolutionByNoOne, resolutionAfterAnother, reopensFanOut, respondsAfterReport
}

extension Model {
  /// What an event comes upon, before it is taken.
  func situations(of event: ScriptEvent) -> [Situation] {
    switch event {
    case .reassign(let move): asked(move) + refused(move) + moved(move)
    case .reply(let reply): replied(reply)
    case .send(_, let name?): contact(name).map { $0.isUnderReview && $0.isUnsent ? [.reviewRefusesSend] : [] } ?? []
    case .respond(_, let name): contact(name).map(responded) ?? []
    case .publish: contacts.contains { $0.isUnderReview } && !isPublished ? [.publishUnderReview] : []
    case .addMember(let name): joining(name)
    case .report(let by, let name, let tags, let resolves): reporting(by, name, tags, resolves)
    case .resolve(let name, let by): resolving(name, by)
    case .reopen(let name, _): contact(name).map { $0.isResolved && $0.holders.count > 1 ? [.reopensFanOut] : [] } ?? []
    case .optOut(let name, _): contact(name).map(ending) ?? []
    case .optIn(let name, let contact): optingIn(name, contact)
    case .send(_, nil), .contact, .start, .away, .back, .removeMember, .tag, .untag, .click, .notify, .delivery,
      .elsewhere:
      []
    }
  }

  func contact(_ name: String) -> Contact? { index(name).map { contacts[$0] } }

  func isFull(_ member: Int) -> Bool { people[member].maxOpen.map { open(member) >= $0 } ?? false }
}
