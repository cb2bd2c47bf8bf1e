package import KeyedFiles
import Simulation

/// The keys of a random time: the parameters of one family of distributions.
enum DurationKey: String, BlockKey {
  case from, to, mean, shape, median, sigma, p95, scale, file, column, share

  static let phrase = "a random time"

  var rule: KeyRule {
    switch self {
    case .from: KeyRule(.anyTime, "The shortest time of a uniform distribution, with `to`")
    case .to: KeyRule(.anyTime, "The longest time of a uniform distribution, with `from`")
    case .mean: KeyRule(.anyTime, "The mean of an exponential distribution; with `shape`, of a gamma distribution")
    case .shape:
      KeyRule(
        .number(RandomDuration.Limits.gammaShape),
        "The shape of a gamma distribution, with `mean`, or of a Weibull distribution, with `scale`")
    case .median: KeyRule(.anyTime, "The median of a lognormal distribution, with `sigma` or `p95`")
    case .sigma: KeyRule(.number(RandomDuration.Limits.sigma), "The standard deviation of the logarithm")
    case .p95: KeyRule(.anyTime, "The 95th percentile, in place of `sigma`")
    case .scale: KeyRule(.anyTime, "The scale of a Weibull distribution, with `shape`")
    case .file:
      KeyRule(
        .text("the path of a CSV file"), "A file of measured times, relative to this file, with `column`")
    case .column:
      KeyRule(.text("the name of a column"), "The column of lengths of time or numbers of seconds")
    case .share: KeyRule(.share, "The share of draws from this entry of a list")
    }
  }
}

extension ValueShape {
  /// A time determined by chance.
  package static var randomTime: ValueShape {
    .text(
      "a length of time such as `40s`, a mapping such as `{ median: 40s, sigma: 0.8 }`, or a list of these with `share`"
    )
  }
}
