import Foundation

/// Parts of the rule language that random campaigns use or leave alone, each by itself.
struct Features: OptionSet, Hashable {
  let rawValue: Int

  static let timeOuts = Features(rawValue: 1)
  /// `replies_waiting` with `after`.
  static let delayedNotices = Features(rawValue: 2)
  static let leastOpen = Features(rawValue: 4)
  /// `by` and `otherwise` of tag rules.
  static let tagPicks = Features(rawValue: 8)
  static let atOnce = Features(rawValue: 16)
  static let answersFirst = Features(rawValue: 32)
  static let deliveries = Features(rawValue: 64)
  static let optOutsElsewhere = Features(rawValue: 128)
  /// Hours by weekday, closed dates, `where` and `last_call`.
  static let weekHours = Features(rawValue: 256)
  static let shifts = Features(rawValue: 512)

  static let each: [Features] = [
    .timeOuts, .delayedNotices, .leastOpen, .tagPicks, .atOnce, .answersFirst, .deliveries, .optOutsElsewhere,
    .weekHours, .shifts,
  ]
  static let all = Features(each)

  /// What the engine is compared in: `PATCHBAY_FEATURES=1023` is all of them together.
  static let compared: Features = {
    guard let only = ProcessInfo.processInfo.environment["PATCHBAY_FEATURES"].flatMap({ Int($0) }) else { return .all }
    return Features(rawValue: only)
  }()
  /// Whether each campaign has one of them.
  static let isOneByOne = ProcessInfo.processInfo.environment["PATCHBAY_FEATURES"] == nil
  /// What the campaign of a number has.
  static func compared(_ seed: Int) -> Features { isOneByOne ? each[seed % each.count] : compared }
}
