import KeyedFiles
import Simulation

enum ChannelKey: String, BlockKey {
  case textsPerMinute = "texts_per_minute"
  case textsPerDay = "texts_per_day"
  case filtered

  static let phrase = "`channel`"

  var rule: KeyRule {
    switch self {
    case .textsPerMinute:
      KeyRule(.number(0.01...ScenarioLimits.textsPerMinute), "First texts a minute that the carriers deliver at most")
    case .textsPerDay:
      KeyRule(
        .wholeNumber(1...ScenarioLimits.contacts), "First texts in each 24 hours of a run that they deliver at most")
    case .filtered:
      KeyRule(.shareOfDay, "The share of first texts that they drop and tell no one about; default: 0")
    }
  }
}
