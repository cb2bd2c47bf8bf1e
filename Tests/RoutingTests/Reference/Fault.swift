/// Mistakes that the model makes on purpose, each of which comparing must find.
enum Fault: CaseIterable {
  case skippedLosePlace
  case leaverYoungestFirst
  case optOutIgnoresPhone
  case levellingGivesEarliest
  case tagRuleTurnsRing
  case optOutCreditsSender
}
