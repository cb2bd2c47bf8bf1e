/// Mistakes that the model makes on purpose, each of which comparing with the engine must find.
enum Fault: CaseIterable {
  // First texts.
  case duplicatesAreTextable
  case dealingIgnoresCap
  case claimsIgnoreCap
  case claimsNeverExpire
  case joinersIgnoreCap
  /// An equal largest total: the first in declaration order gives, not the one who holds the latest dealt contact.
  case levellingTieToFirst
  case levellingMovesReassigned
  case levellingMovesReviewed

  // Texting hours.
  case hoursAreIgnored
  case endIsInside
  case clocksNeverChange
  case noZoneIsAlwaysInside
  case repliesAlwaysPass

  // Replies.
  case maxOpenIsIgnored
  case ownCountsAgainstItself
  case weightsAreIgnored
  /// In a ring, members who are passed over move to the end too.
  case skippedLosePlace
  case stepsBeforeRules
  case tagRuleTurnsRing
  case firstRuleWins
  /// A member whom two rules name is there twice.
  case rulesCountTwice
  /// Of two rules that are the same, neither counts.
  case rulesTwiceCancel
  case noneIsIgnored
  /// A reply whose tag rules have no one available goes nowhere.
  case emptyRuleLosesReply
  case setOwnerIsForgotten
  case ownersAnswerLeavesHeld
  /// After a report, whoever answers out of the shared inbox has nothing in their own.
  case reportEndsSharing
  case heldStaysHeld
  case heldYoungestFirst

  // Members who leave.
  case leaverYoungestFirst
  /// Everyone's waiting conversations are routed again when someone leaves.
  case leaverMovesOthers

  // What is said about a contact.
  case optOutIgnoresPhone
  case optOutCreditsSender
  case optOutKeepsAssignee
  case optInKeepsCount
  /// The replies of a phone that opted in again are placed in the order of the event's contacts.
  case optInAsNamed
  case optOutNeedsARole
  case askingBackIsRefused
  case optOutsOfKnownNumbersAreLost
  case askingBackOptsIn
  case optInKeepsAskingBack
  case reviewIsIgnored
  case reviewIgnoresPhone
  case responseEndsReview
  case reviewLosesPin
  case optInOfOneRow
  /// A reply that opted out does not open a resolved conversation again when the opt out is undone.
  case optInLeavesResolved
  case reportMakesOwner
  /// A resolution that no one is named for takes the one before it from the member who gave it.
  case resolutionTakesCredit
  case reportLeavesReview
  case reportLeavesAttention

  // By hand.
  case reassignMovesOptedOut
  case reassignIsUneven
  case reassignDealsInTurn
  case reassignByChance
  /// The first text of a contact whose reply waits in the shared inbox, or is with someone else, stays.
  case reassignLeavesLoneTexts
  case reassignTellsResolved
  /// A conversation takes a first text along that is with someone else, or with no one.
  case reassignTakesTextsOfOthers
  /// The filter `assigned_to` asks where the conversation is.
  case assigneeMeansConversation
  /// A conversation that was in no inbox, as after a report, is in none afterwards.
  case reassignLeavesInboxEmpty
  case claimByHandExpires

  // Events out of order.
  case lateOptOutIsLost
  case nothingLateIsTaken
  case allLateIsTaken

  // Notifications.
  case noticesAreNotPutOff
  case oldNewsIsTold
  /// Whoever is given a contact whose first text was sent is told of it.
  case sentTextsAreTold

  // Conversations that no one answers.
  case passedOverAreAsked
  case clockRunsAtNight
  /// A further reply to the same members starts the clock.
  case repliesStartClock
  case thenIsIgnored
  case fourthTimeIsLikeOthers

  // One of many.
  case leastOpenIsAnyone
  case leastOpenLeavesRing
  case picksTakeNoTurn
  case otherwiseIsIgnored
  case atOnceAsksSteps
  case atOnceTellsAgain

  // Answers first, and what becomes of first texts.
  case answersFirstIsIgnored
  case nightCountsForAnswersFirst
  case undeliveredIsToldAgain

  // Hours and shifts.
  case whereIsIgnored
  case closedIsIgnored
  case lastCallIsIgnored
  case shiftsAreIgnored
  /// What a member says holds beyond their next shift.
  case awayOutlastsShift

  /// What a campaign must use for the mistake to show.
  var features: Features {
    switch self {
    case .passedOverAreAsked, .clockRunsAtNight, .repliesStartClock, .thenIsIgnored, .fourthTimeIsLikeOthers: .timeOuts
    case .leastOpenIsAnyone, .leastOpenLeavesRing: .leastOpen
    case .picksTakeNoTurn, .otherwiseIsIgnored: .tagPicks
    case .atOnceAsksSteps, .atOnceTellsAgain: .atOnce
    case .answersFirstIsIgnored, .nightCountsForAnswersFirst: .answersFirst
    case .undeliveredIsToldAgain: .deliveries
    case .whereIsIgnored, .closedIsIgnored, .lastCallIsIgnored: .weekHours
    case .shiftsAreIgnored, .awayOutlastsShift: .shifts
    case .duplicatesAreTextable, .dealingIgnoresCap, .claimsIgnoreCap, .claimsNeverExpire, .joinersIgnoreCap,
      .levellingTieToFirst, .levellingMovesReassigned, .levellingMovesReviewed, .hoursAreIgnored, .endIsInside,
      .clocksNeverChange, .noZoneIsAlwaysInside, .repliesAlwaysPass, .maxOpenIsIgnored, .ownCountsAgainstItself,
      .weightsAreIgnored, .skippedLosePlace, .stepsBeforeRules, .tagRuleTurnsRing, .firstRuleWins, .rulesCountTwice,
      .rulesTwiceCancel, .noneIsIgnored, .emptyRuleLosesReply, .setOwnerIsForgotten, .ownersAnswerLeavesHeld,
      .reportEndsSharing, .heldStaysHeld, .heldYoungestFirst, .leaverYoungestFirst, .leaverMovesOthers,
      .optOutIgnoresPhone, .optOutCreditsSender, .optOutKeepsAssignee, .optInKeepsCount, .optInAsNamed,
      .optOutNeedsARole, .optOutsOfKnownNumbersAreLost, .askingBackIsRefused, .askingBackOptsIn, .optInKeepsAskingBack,
      .reviewIsIgnored,
      .reviewIgnoresPhone, .responseEndsReview, .reviewLosesPin, .optInOfOneRow, .optInLeavesResolved,
      .reportMakesOwner, .resolutionTakesCredit, .reportLeavesReview, .reportLeavesAttention, .reassignMovesOptedOut,
      .reassignIsUneven, .reassignDealsInTurn, .reassignByChance, .reassignLeavesLoneTexts, .reassignTellsResolved,
      .reassignTakesTextsOfOthers, .assigneeMeansConversation, .reassignLeavesInboxEmpty, .claimByHandExpires,
      .lateOptOutIsLost, .nothingLateIsTaken, .allLateIsTaken, .noticesAreNotPutOff, .oldNewsIsTold,
      .sentTextsAreTold:
      []
    }
  }

  /// Mistakes that comparing with the engine can find.
  static let compared = allCases.filter { $0.features.isSubset(of: .compared) }
}
