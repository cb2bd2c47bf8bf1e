import KeyedFiles
import Simulation

enum FollowUpKey: String, BlockKey {
  case after, to, most

  static let phrase = "`follow_up`"

  var rule: KeyRule {
    switch self {
    case .after:
      KeyRule(
        .lengthOfTime(1...ScenarioLimits.until.count), required: true,
        "How long after a contact's last text the next one is due")
    case .to:
      KeyRule(
        .word(FollowUpWord.allCases.map(\.rawValue)),
        "To whom; default: `no_reply`, who have neither replied nor opted out")
    case .most:
      KeyRule(.wholeNumber(1...ScenarioLimits.followUps), "How many a contact gets at most; default: 1")
    }
  }
}

enum FollowUpWord: String, CaseIterable {
  case noReply = "no_reply"
}
