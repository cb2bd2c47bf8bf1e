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

/// The keys of a pace that differs from day to day.
enum PaceRangeKey: String, BlockKey {
  case from, to, likely

  static let phrase = "a range of paces"

  var rule: KeyRule {
    switch self {
    case .from: KeyRule(Self.pace, required: true, "The slowest pace on any day; each run draws a day")
    case .to: KeyRule(Self.pace, required: true, "The fastest pace on any day")
    case .likely: KeyRule(Self.pace, "The likeliest pace; default: all are equally likely")
    }
  }

  static let pace = ValueShape.number(1...ScenarioLimits.textsPerHour)
}

extension ValueShape {
  /// A share, or a range of them.
  static var shareOfDay: ValueShape { .either([.share, .keys(of: ShareRangeKey.phrase)]) }
}
