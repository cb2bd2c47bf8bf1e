/// Mistakes that the model makes on purpose, each of which comparing with the engine must find.
enum Fault: CaseIterable {
  /// In a ring, members who are passed over move to the end too.
  case skippedLosePlace
  case leaverYoungestFirst
  /// Everybody's waiting conversations are routed again when somebody leaves.
  case leaverMovesOthers
  case optOutIgnoresPhone
  /// An equal largest total: the first in declaration order gives, not the one who holds the latest dealt contact.
  case levellingTieToFirst
  case tagRuleTurnsRing
  case firstRuleWins
  case noneIsIgnored
  /// A reply whose tag rules have nobody available goes nowhere.
  case emptyRuleLosesReply
  case optOutCreditsSender
  case ownersAnswerLeavesHeld
  case duplicatesAreTextable
  case returnLeavesHeld
  case heldYoungestFirst
}
