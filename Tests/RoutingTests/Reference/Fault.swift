/// Mistakes that the model makes on purpose, each of which comparing must find.
enum Fault: CaseIterable {
  case skippedLosePlace
  case leaverYoungestFirst
  case optOutIgnoresPhone
  case levellingTieToFirst
  case tagRuleTurnsRing
  case optOutCreditsSender
  case ownersAnswerLeavesHeld
}
