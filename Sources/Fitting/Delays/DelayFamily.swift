internal import Statistics

/// The families that are compared, each with its parameters on a scale on which every number is possible.
enum DelayFamily: Int, CaseIterable {
  case exponential, lognormal, gamma, weibull, twoLognormals
  /// Two lognormal distributions, of which the later is the usual one: of answers of the next day a log of one evening shows few.
  case withUsualLate

  var parameters: Int {
    switch self {
    case .exponential: 1
    case .lognormal, .gamma, .weibull: 2
    case .twoLognormals: 5
    case .withUsualLate: 3
    }
  }

  /// Nil where a parameter is further out than any log could tell, or than scenarios may have it.
  ///
  /// - Parameters:
  ///   - latest: the logarithm of the longest time that the middle of a distribution may be.
  ///   - late: the usual late answers.
  func shape(_ x: [Double], upTo latest: Double, late: LateAnswers?) -> DelayShape? {
    guard x[0] > 0, x[0] < latest else { return nil }
    let first = Statistics.exponential(x[0])
    func width(_ log: Double, _ range: ClosedRange<Double>) -> Double? {
      abs(log) < 7 ? { range.contains($0) ? $0 : nil }(Statistics.exponential(log)) : nil
    }
    switch self {
    case .exponential: return .exponential(mean: first)
    case .lognormal: return width(x[1], 0.05...8).map { .lognormal(median: first, sigma: $0) }
    case .gamma: return width(x[1], 0.05...200).map { .gamma(mean: first, shape: $0) }
    case .weibull: return width(x[1], 0.15...50).map { .weibull(scale: first, shape: $0) }
    case .twoLognormals:
      // The later one is at least half as late again, or it would not be another.
      guard abs(x[2]) < 6, abs(x[4]) < 12 else { return nil }
      let later = x[0] + 0.4 + Statistics.exponential(x[2])
      guard later < latest, let sigma = width(x[1], 0.3...4), let laterSigma = width(x[3], 0.3...4) else { return nil }
      return .twoLognormals(
        share: 1 / (1 + Statistics.exponential(-x[4])), median: first, sigma: sigma,
        laterMedian: Statistics.exponential(later),
        laterSigma: laterSigma)
    case .withUsualLate:
      guard let late, first < late.median / 2, abs(x[2]) < 12 else { return nil }
      return width(x[1], 0.05...8).map {
        .twoLognormals(
          share: 1 / (1 + Statistics.exponential(-x[2])), median: first, sigma: $0, laterMedian: late.median,
          laterSigma: late.sigma)
      }
    }
  }

  /// Where to begin to look, from the middle of what was seen and its spread, both of logarithms.
  func starts(_ middle: Double, _ spread: Double) -> [[Double]] {
    let sigma = max(0.3, spread)
    switch self {
    case .exponential: return [[middle + 0.4]]
    case .lognormal: return [[middle, logarithm(sigma)]]
    case .gamma, .weibull: return [[middle + 0.3, -logarithm(sigma)]]
    case .twoLognormals:
      return [
        [middle - 0.3 * sigma, logarithm(0.7 * sigma), logarithm(3), logarithm(1), 1.5],
        [middle - 0.8 * sigma, logarithm(0.6 * sigma), logarithm(2 * sigma), logarithm(0.6 * sigma), 0],
        [middle, logarithm(0.9 * sigma), logarithm(1.5), logarithm(1.5), 2.5],
      ]
    case .withUsualLate: return [[middle - 0.2 * sigma, logarithm(0.8 * sigma), 2]]
    }
  }
}

/// The lognormal distribution of answers of the next day, where a log is too short to show its own.
public struct LateAnswers: Sendable {
  /// In milliseconds.
  let median: Double
  let sigma: Double

  public init(median: Double, sigma: Double) {
    self.median = median
    self.sigma = sigma
  }
}
