/// A key of the rule file or of the scenario, and the values that a simulation tries for it.
public struct Variation: Hashable, Sendable {
  /// A dotted path as it was written, such as `bucket_size` or `members.texts_per_hour`.
  public let key: String
  /// YAML of one line each, as it was written. Never empty; no text twice.
  public let values: [String]

  public init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }
}

extension Variation {
  /// How many combinations of values there are; nil beyond `ScenarioLimits.settings`.
  public static func settingCount(_ variations: [Variation]) -> Int? {
    var count = 1
    for variation in variations {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: variation.values.count)
      guard !isTooLarge, product <= ScenarioLimits.settings else { return nil }
      count = product
    }
    return count
  }
}
