import KeyedFiles
import Simulation

/// The keys of a share that differs from day to day.
enum ShareRangeKey: String, BlockKey {
  case from, to, likely

  static let phrase = "a range of shares"

  var rule: KeyRule {
    switch self {
    case .from: KeyRule(.share, required: true, "The smallest share on any day; each run draws a day")
    case .to: KeyRule(.share, required: true, "The largest share on any day")
    case .likely: KeyRule(.share, "The likeliest share; default: all are equally likely")
    }
  }
}

/// The keys of a number that differs from day to day.
protocol NumberRangeKey: BlockKey, Hashable {
  static var from: Self { get }
  static var to: Self { get }
  static var likely: Self { get }
  static var number: ValueShape { get }
}

/// The keys of a pace that differs from day to day.
enum PaceRangeKey: String, NumberRangeKey {
  case from, to, likely

  static let phrase = "a range of paces"

  var rule: KeyRule {
    switch self {
    case .from: KeyRule(Self.number, required: true, "The slowest pace on any day; each run draws a day")
    case .to: KeyRule(Self.number, required: true, "The fastest pace on any day")
    case .likely: KeyRule(Self.number, "The likeliest pace; default: all are equally likely")
    }
  }

  static let number = ValueShape.number(1...ScenarioLimits.textsPerHour)
}

/// The keys of a mean number of replies that differs from day to day.
enum RepliesRangeKey: String, NumberRangeKey {
  case from, to, likely

  static let phrase = "a range of numbers of replies"

  var rule: KeyRule {
    switch self {
    case .from: KeyRule(Self.number, required: true, "The smallest mean on any day; each run draws a day")
    case .to: KeyRule(Self.number, required: true, "The largest mean on any day")
    case .likely: KeyRule(Self.number, "The likeliest mean; default: all are equally likely")
    }
  }

  static let number = ValueShape.number(1...ScenarioLimits.meanReplies)
}

extension ValueShape {
  /// A share, or a range of them.
  static var shareOfDay: ValueShape { .either([.share, .keys(of: ShareRangeKey.phrase)]) }
}
