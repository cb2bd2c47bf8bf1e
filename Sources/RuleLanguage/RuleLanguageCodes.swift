public import Diagnostics
import YAMLTree

// A code is assigned once and never reused for another problem.
extension DiagnosticCode {
  // The shape of a file.
  public static let unknownKey = DiagnosticCode(200, "unknown key")
  public static let missingKey = DiagnosticCode(201, "required key is missing")
  public static let wrongShape = DiagnosticCode(202, "value of the wrong shape")
  public static let notWholeNumber = DiagnosticCode(203, "not a whole number")
  public static let numberOutOfRange = DiagnosticCode(204, "number outside its range")
  public static let notFlag = DiagnosticCode(205, "not `true` or `false`")
  public static let unknownWord = DiagnosticCode(206, "not one of the words that may stand here")
  public static let otherKindOfFile = DiagnosticCode(207, "file of another kind")
  public static let emptyList = DiagnosticCode(208, "list that needs at least one entry")

  // Names.
  public static let emptyName = DiagnosticCode(210, "empty name")
  public static let invisibleCharacter = DiagnosticCode(211, "invisible character in a name")
  public static let reservedName = DiagnosticCode(212, "reserved name")
  public static let nameTooLong = DiagnosticCode(213, "name over the limit")
  public static let listNamedLikeMember = DiagnosticCode(214, "user list with the name of a team member")

  // Who takes part.
  public static let unknownName = DiagnosticCode(215, "unknown team member or user list")
  public static let notSelectable = DiagnosticCode(216, "selected team member without `send_queue`")
  public static let notSelected = DiagnosticCode(217, "replies to someone who does not take part")
  public static let listInList = DiagnosticCode(218, "user list within a user list")
  public static let rosterNotLoaded = DiagnosticCode(219, "roster that cannot be loaded")

  // Distribution, reply routing, tag rules, opt outs.
  public static let bucketSizeWithoutBuckets = DiagnosticCode(220, "bucket size without buckets")
  public static let unreachableStep = DiagnosticCode(221, "reply step that is never reached")
  public static let holdAlone = DiagnosticCode(222, "`hold` as the only reply step")
  public static let tagOrWhen = DiagnosticCode(224, "tag rule with both or neither of `tag` and `when`")
  public static let emptyCondition = DiagnosticCode(225, "condition that asks nothing")
  public static let neverMatches = DiagnosticCode(227, "condition that no contact can meet")
  public static let columnAsField = DiagnosticCode(228, "column of the contact list asked as a field")
  public static let unmatchableKeyword = DiagnosticCode(229, "opt-out keyword that no reply can match")

  // Warnings.
  public static let nobodySelected = DiagnosticCode(230, "no one takes part")
  public static let writtenTwice = DiagnosticCode(231, "same entry twice in a list")
  public static let twoSpellings = DiagnosticCode(232, "two spellings of one tag")
  public static let sameRuleTwice = DiagnosticCode(233, "same tag rule twice")
  public static let optOutTagRule = DiagnosticCode(234, "tag rule about the tag `Opt Out`")
  public static let noOptOutKeywords = DiagnosticCode(235, "no opt-out keywords")

  // Routing cases.
  public static let caseWithoutExpectation = DiagnosticCode(240, "case that expects nothing")
  public static let notOneKind = DiagnosticCode(241, "entry that does not name exactly one kind")
  public static let unknownKind = DiagnosticCode(242, "unknown kind of event or effect")
  public static let sameCaseTwice = DiagnosticCode(243, "two cases with one name")

  // Limits.
  public static let tooManyMembers = DiagnosticCode(250, "more team members than the limit")
  public static let tooManyLists = DiagnosticCode(251, "more user lists than the limit")
  public static let tooManyRules = DiagnosticCode(252, "more tag rules than the limit")
  public static let tooManyTags = DiagnosticCode(253, "more tags than the limit")
  public static let tooManyFields = DiagnosticCode(254, "more fields than the limit")
  public static let tooManyValues = DiagnosticCode(255, "more values of a field than the limit")
  public static let tooManyCases = DiagnosticCode(256, "more cases than the limit")

  public static let tooManyAutoTags = DiagnosticCode(257, "more auto tags than the limit")
  public static let tooManyPhrases = DiagnosticCode(258, "more phrases than the limit")
  public static let tooManyNotifications = DiagnosticCode(259, "more notifications than the limit")

  // Beside a contact list.
  public static let tagNobodyHas = DiagnosticCode(260, "tag that no contact has")
  public static let fieldNobodyHas = DiagnosticCode(261, "field that no contact has")
  public static let valueNobodyHas = DiagnosticCode(262, "value of a field that no contact has")

  // Claims and texting hours.
  public static let claimTimeoutWithoutClaims = DiagnosticCode(270, "claim timeout without claims")
  public static let notLengthOfTime = DiagnosticCode(271, "not a length of time")
  public static let notTimeOfDay = DiagnosticCode(272, "not a time of day")
  public static let hoursNeverOpen = DiagnosticCode(273, "texting hours that never open")
  public static let unknownZone = DiagnosticCode(274, "unknown time zone")
  public static let zoneWithoutDaylightTime = DiagnosticCode(295, "a time zone has no daylight time")
  public static let unknownCountry = DiagnosticCode(296, "a country whose phones are not known")
  public static let keywordBothWays = DiagnosticCode(298, "keyword that opts out and asks back")
  public static let notTagSeparators = DiagnosticCode(297, "characters that cannot separate tags")
  public static let needlessMissingZone = DiagnosticCode(275, "time zone for missing ones beside one for all")

  // Auto tags and phrases to review.
  public static let autoTagWithoutPhrases = DiagnosticCode(276, "auto tag without phrases")
  public static let unmatchablePhrase = DiagnosticCode(277, "phrase that no reply can hold")
  public static let samePhraseTwice = DiagnosticCode(278, "same phrase twice")
  public static let phraseNeverReached = DiagnosticCode(279, "phrase that opts out before it is asked")

  // Notifications.
  public static let notifyWithoutAddress = DiagnosticCode(280, "notified member without an address")
  public static let unusableAddress = DiagnosticCode(281, "address that no notification can reach")
  public static let notNotifiable = DiagnosticCode(282, "notification to someone who does not take part")
  public static let sameNotificationTwice = DiagnosticCode(283, "same notification twice for one member")
  public static let notificationForNobody = DiagnosticCode(284, "notification that no one wants")
  public static let subjectOverLines = DiagnosticCode(285, "subject of more than one line")
  public static let unclosedTemplateTag = DiagnosticCode(286, "braces that are never closed")
  public static let unknownTemplateField = DiagnosticCode(287, "unknown field in a notification")
  public static let wrongTemplateSection = DiagnosticCode(288, "section that does not fit in a notification")
  public static let unsupportedTemplateTag = DiagnosticCode(289, "tag that notifications do not have")
  public static let longNotification = DiagnosticCode(299, "notification of many SMS segments")

  // How contact lists are written.
  public static let headerTwice = DiagnosticCode(293, "header of a contact list with two meanings")
  public static let twoIDs = DiagnosticCode(294, "two things that identify a contact")

  // What was probably meant otherwise.
  public static let severalTagsInOne = DiagnosticCode(290, "several tags in one name")
  public static let keywordsLost = DiagnosticCode(291, "keywords that no longer opt out")
  public static let misplacedKey = DiagnosticCode(292, "key of the file among names")

  // Days, dates and shifts.
  public static let unknownDay = DiagnosticCode(500, "not a day of the week")
  public static let dayTwice = DiagnosticCode(501, "day of the week named twice")
  public static let notStretch = DiagnosticCode(502, "not a stretch of a day")
  public static let stretchBackwards = DiagnosticCode(503, "stretch that ends before it starts")
  public static let stretchesOverlap = DiagnosticCode(504, "stretches of a day that are not rising and apart")
  public static let hoursTwice = DiagnosticCode(505, "hours in `days` and in `start` or `end`")
  public static let notDate = DiagnosticCode(506, "not a date")
  public static let weekWithoutOpening = DiagnosticCode(507, "week in which nothing opens")
  public static let whereAsksTags = DiagnosticCode(508, "texting hours that ask about tags")
  public static let lastCallTooLong = DiagnosticCode(509, "last call as long as the hours")
  public static let tooManyDates = DiagnosticCode(510, "more closed dates than the limit")
  public static let tooManyExceptions = DiagnosticCode(511, "more entries of `where` than the limit")
  public static let neverOnShift = DiagnosticCode(512, "shifts that never begin")
  public static let noZoneDatabase = DiagnosticCode(513, "no time zone database")
}

extension DiagnosticCode {
  // Who of several gets a reply.
  public static let tooManyPickingRules = DiagnosticCode(520, "more tag rules that pick than the limit")
  public static let pickAmongOne = DiagnosticCode(521, "`by` on one member")
  public static let otherwiseNeverUsed = DiagnosticCode(522, "entry of `otherwise` that finds no one")
  public static let atOnceWithoutTag = DiagnosticCode(524, "`at_once` without a tag")
  public static let afterWithoutReplies = DiagnosticCode(525, "`after` without replies")
  public static let holdInThen = DiagnosticCode(523, "`hold` for what no one answered")
}

extension DiagnosticCode {
  // What is proved.
  public static let ruleChangesNothing = DiagnosticCode(526, "tag rule that never changes who gets a reply")
  public static let notProved = DiagnosticCode(527, "something is not proved")
  public static let reachesNoOne = DiagnosticCode(528, "replies for members who accept none")
  public static let invariantRefuted = DiagnosticCode(529, "invariant that does not hold")
  public static let invariantWithoutContacts = DiagnosticCode(530, "invariant about no contact")
  public static let notOneInvariant = DiagnosticCode(531, "entry of `invariants` that is not exactly one")
  public static let tooManyInvariants = DiagnosticCode(532, "more invariants than the limit")
  public static let unusedList = DiagnosticCode(533, "user list that no rule uses")
  public static let noFirstTexts = DiagnosticCode(535, "cap that lets no one send")
  public static let unaskedAutoTag = DiagnosticCode(536, "auto tag that no tag rule asks about")
  public static let phraseShadowed = DiagnosticCode(537, "phrase that holds a phrase of the same tag")
  public static let heldForOne = DiagnosticCode(538, "replies that wait for one member alone")
  public static let hoursWithoutAnyone = DiagnosticCode(539, "texting hours in which no one is on shift")
  public static let wideFanOut = DiagnosticCode(540, "reply for many members at once")
  public static let testInText = DiagnosticCode(541, "test of a program written as a text")
  // What names and entries were probably meant to be.
  public static let oddName = DiagnosticCode(542, "name that reads like several, or like none")
  public static let namesAlike = DiagnosticCode(543, "two team members with names alike")
  public static let entryInParts = DiagnosticCode(544, "tag rule in two entries")
  public static let tagLikeAnother = DiagnosticCode(545, "tag of a case that is nearly one of the rules")
  public static let ruleTagLikeOptOut = DiagnosticCode(546, "tag of the rules that only resembles `Opt Out`")
  public static let topWithoutLeaderboard = DiagnosticCode(547, "`top` without a leaderboard")
  public static let exceptionNeverAsked = DiagnosticCode(548, "entry of `where` that is never asked")
  public static let lastCallWithoutEnd = DiagnosticCode(549, "last call of hours that never end")
  public static let foreignTemplateField = DiagnosticCode(550, "field of another program in a notification")
}

/// Every code that checking a rule file can report.
public let ruleFileCodes: [DiagnosticCode] = diagnosticsCodes + yamlCodes + ruleLanguageCodes

extension CheckReport {
  /// The worst that is known; that something is not proved is not known to be wrong.
  package var worst: Severity? { sink.problems.filter { $0.code != .notProved }.map(\.severity).max() }
  /// Something is not proved within the limit.
  package var hasUnproved: Bool { sink.problems.contains { $0.code == .notProved } }
}

/// Every code of this module, in order of number.
public let ruleLanguageCodes: [DiagnosticCode] = [
  .unknownKey, .missingKey, .wrongShape, .notWholeNumber, .numberOutOfRange, .notFlag, .unknownWord, .otherKindOfFile,
  .emptyList, .emptyName, .invisibleCharacter, .reservedName, .nameTooLong, .listNamedLikeMember, .unknownName,
  .notSelectable, .notSelected, .listInList, .rosterNotLoaded, .bucketSizeWithoutBuckets, .unreachableStep, .holdAlone,
  .tagOrWhen, .emptyCondition, .neverMatches, .columnAsField, .unmatchableKeyword, .nobodySelected, .writtenTwice,
  .twoSpellings, .sameRuleTwice, .optOutTagRule, .noOptOutKeywords, .caseWithoutExpectation, .notOneKind, .unknownKind,
  .sameCaseTwice, .tooManyMembers, .tooManyLists, .tooManyRules, .tooManyTags, .tooManyFields, .tooManyValues,
  .tooManyCases, .tooManyAutoTags, .tooManyPhrases, .tooManyNotifications, .tagNobodyHas, .fieldNobodyHas,
  .valueNobodyHas, .claimTimeoutWithoutClaims, .notLengthOfTime, .notTimeOfDay, .hoursNeverOpen, .unknownZone,
  .needlessMissingZone, .autoTagWithoutPhrases, .unmatchablePhrase, .samePhraseTwice, .phraseNeverReached,
  .notifyWithoutAddress, .unusableAddress, .notNotifiable, .sameNotificationTwice, .notificationForNobody,
  .subjectOverLines, .unclosedTemplateTag, .unknownTemplateField, .wrongTemplateSection, .unsupportedTemplateTag,
  .severalTagsInOne, .keywordsLost, .misplacedKey, .headerTwice, .twoIDs, .zoneWithoutDaylightTime, .unknownCountry,
  .notTagSeparators, .keywordBothWays, .longNotification, .unknownDay, .dayTwice, .notStretch, .stretchBackwards,
  .stretchesOverlap, .hoursTwice, .notDate, .weekWithoutOpening, .whereAsksTags, .lastCallTooLong, .tooManyDates,
  .tooManyExceptions, .neverOnShift, .noZoneDatabase, .tooManyPickingRules, .pickAmongOne, .otherwiseNeverUsed,
  .holdInThen, .atOnceWithoutTag, .afterWithoutReplies, .ruleChangesNothing, .notProved, .reachesNoOne,
  .invariantRefuted, .invariantWithoutContacts, .notOneInvariant, .tooManyInvariants, .unusedList,
  .noFirstTexts, .unaskedAutoTag, .phraseShadowed, .heldForOne, .hoursWithoutAnyone, .wideFanOut, .testInText,
  .oddName, .namesAlike, .entryInParts, .tagLikeAnother, .ruleTagLikeOptOut, .topWithoutLeaderboard,
  .exceptionNeverAsked, .lastCallWithoutEnd, .foreignTemplateField,
]

/// The codes that proofs can report and other checks cannot, at least not everywhere. A remark that ignores one is not unused where nothing is proved.
let proofCodes: [DiagnosticCode] = [
  .unreachableStep, .ruleChangesNothing, .notProved, .reachesNoOne, .invariantWithoutContacts, .unusedList,
  .noFirstTexts, .unaskedAutoTag, .phraseShadowed, .heldForOne, .hoursWithoutAnyone, .wideFanOut,
  .severalTagsInOne,
]

/// The codes that only a check beside a contact list can report. A remark that ignores one is not unused without a
/// list.
let listCodes: [DiagnosticCode] = [.tagNobodyHas, .fieldNobodyHas, .valueNobodyHas]
