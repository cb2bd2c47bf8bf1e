internal import Statistics

/// How long answers take, and which share of those who are asked answers at all, however long that takes. Answers that had not come
/// when the log ended are neither taken for refusals nor left out.
public struct DelayFit: Sendable {
  public let shape: DelayShape
  public let median: FittedValue
  /// By class of waiting people: which share answers in the end.
  public let shares: [FittedValue]
  /// How far the shape is from the delays that were seen, in units in which chance alone keeps it below about 1.3.
  public let distance: Double

  /// With fewer answers no family can be told from another.
  public static let fewest = 12

  /// Nil with too few answers.
  ///
  /// - Parameters:
  ///   - delays: of all who answered, in milliseconds.
  ///   - within: how long after each of these was asked the log goes on.
  ///   - waiting: by class: how many answered, and for each other how long the log goes on after they were asked.
  ///   - late: answers of the next day, as they usually are; nil where there are none.
  public init?(
    _ delays: [Double], within: [Double], waiting: [(answered: Int, windows: [Double])], late: LateAnswers? = nil
  ) {
    guard delays.count >= Self.fewest else { return nil }
    let data = DelayData(delays, within, waiting, late: late)
    let found = FamilyFit.all(data)
    guard let best = found.max(by: { $0.plainWorth < $1.plainWorth }) else { return nil }
    let floor = (found.map(\.worth).max() ?? 0) - fittedDrop
    shape = best.shape
    func interval(
      _ of: DelayEnds.Figure, _ value: Double, ofDay: (low: Double, high: Double)? = nil, _ count: Int
    ) -> FittedValue {
      let ends = found.filter { $0.worth >= floor }.map { DelayEnds(of, $0, data, floor) }
      return FittedValue(
        value, ends.map(\.low).min() ?? value, ends.map(\.high).max() ?? value, ofDay: ofDay, count: count)
    }
    median = interval(.median, best.shape.median, delays.count)
    shares = waiting.enumerated().map { index, one in
      let total = one.answered + one.windows.count
      guard one.answered > 0, one.answered < total else {
        let range = exactBinomialInterval(one.answered, of: total, level: fittedLevel)
        return FittedValue(best.shares[index], range.lowerBound, range.upperBound, count: total)
      }
      let share = best.shares[index]
      return interval(.share(index), share, ofDay: data.waiting[index].interval(around: share, best.shape), total)
    }
    distance = data.distance(best.shape)
  }
}

/// The likeliest shape of one family.
struct FamilyFit {
  let family: DelayFamily
  let point: [Double]
  let shape: DelayShape
  let shares: [Double]
  /// The logarithm of the likelihood, less one for each parameter (Akaike 1974).
  let worth: Double
  /// The same, less half of the logarithm of the number of answers for each (Schwarz 1978): what more parameters have to be worth before
  /// a scenario has them.
  let plainWorth: Double

  static func all(_ data: DelayData) -> [FamilyFit] {
    let total = data.seen.counts.reduce(0, +)
    let middle = zip(data.seen.logarithms, data.seen.counts).reduce(0) { $0 + $1.0 * $1.1 } / total
    let square =
      zip(data.seen.logarithms, data.seen.counts).reduce(0) { $0 + ($1.0 - middle) * ($1.0 - middle) * $1.1 } / total
    return DelayFamily.allCases.compactMap { family in
      // Five parameters ask for more than a handful of answers.
      if family == .twoLognormals, total < 40 { return nil }
      if family == .withUsualLate, data.late == nil { return nil }
      return FamilyFit(family, data, middle, square.squareRoot())
    }
  }

  private init?(_ family: DelayFamily, _ data: DelayData, _ middle: Double, _ spread: Double) {
    var shares = [Double](repeating: 0, count: data.waiting.count)
    func cost(_ x: [Double]) -> Double {
      family.shape(x, upTo: data.latest, late: data.late).map { -data.logLikelihood($0, shares: &shares) } ?? .infinity
    }
    var best: Minimum?
    for start in family.starts(middle, spread) {
      let steps = start.map { _ in 0.3 }
      var found = Minimum(from: start, steps: steps, evaluations: 160 * family.parameters, cost)
      found = Minimum(from: found.point, steps: steps.map { $0 / 3 }, evaluations: 80 * family.parameters, cost)
      if best.map({ found.value < $0.value }) ?? true { best = found }
    }
    guard let best, best.value.isFinite, let shape = family.shape(best.point, upTo: data.latest, late: data.late) else {
      return nil
    }
    _ = cost(best.point)
    self.family = family
    point = best.point
    self.shape = shape
    self.shares = shares
    worth = -best.value - Double(family.parameters)
    plainWorth = -best.value - Double(family.parameters) / 2 * logarithm(data.seen.counts.reduce(0, +))
  }
}

/// How far a figure can go from its likeliest value, in one family, before the likelihood falls too far: the ends of its profile
/// likelihood interval, found as the largest and the smallest value that the constraint allows.
struct DelayEnds {
  enum Figure { case median, share(Int) }

  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity

  init(_ figure: Figure, _ fit: FamilyFit, _ data: DelayData, _ floor: Double) {
    var shares = fit.shares
    let family = fit.family
    let total = max(1, data.seen.counts.reduce(0, +))
    var start = fit.point
    if case .share(let index) = figure {
      let s = min(1 - 1e-6, max(1e-9, fit.shares[index]))
      start.append(logarithm(s / (1 - s)))
    }
    let scale = 1 / total.squareRoot()
    /// The figure on an unbounded scale, and the logarithm of the likelihood.
    func at(_ x: [Double]) -> (figure: Double, worth: Double)? {
      guard let shape = family.shape(x, upTo: data.latest, late: data.late) else { return nil }
      switch figure {
      case .median:
        return (logarithm(shape.median), data.logLikelihood(shape, shares: &shares) - Double(family.parameters))
      case .share(let index):
        let odds = x[x.count - 1]
        guard abs(odds) < 25 else { return nil }
        let share = 1 / (1 + exponential(-odds))
        let worth = data.logLikelihood(shape, fixed: (index, share), shares: &shares) - Double(family.parameters)
        return (odds, worth)
      }
    }
    for sign in [-1.0, 1] {
      func cost(_ x: [Double]) -> Double {
        guard let (value, worth) = at(x) else { return .infinity }
        let lack = max(0, floor - worth)
        return -sign * value / scale + 60 * lack * lack
      }
      var found = Minimum(from: start, steps: start.map { _ in 1.5 * scale }, evaluations: 90 * start.count, cost)
      found = Minimum(from: found.point, steps: start.map { _ in 0.7 * scale }, evaluations: 90 * start.count, cost)
      guard let value = at(found.point)?.figure else { continue }
      let natural: Double
      switch figure {
      case .median: natural = exponential(value)
      case .share: natural = 1 / (1 + exponential(-value))
      }
      low = min(low, natural)
      high = max(high, natural)
    }
  }
}

extension DelayData {
  /// The largest difference between the answers that had come by a time and those that were to be expected of all who answered
  /// before the log ended, over the root of their number.
  func distance(_ shape: DelayShape) -> Double {
    let total = seen.counts.reduce(0, +)
    guard total > 0 else { return 0 }
    let curve = DelayCurve(shape)
    let ends = within.times.indices.map {
      max(1e-9, curve.share(below: within.times[$0], logarithm: within.logarithms[$0]))
    }
    var (count, largest) = (0.0, 0.0)
    for index in seen.times.indices {
      let here = curve.share(below: seen.times[index], logarithm: seen.logarithms[index])
      let expected = zip(within.counts, ends).reduce(0) { $0 + $1.0 * min(1, here / $1.1) }
      largest = max(largest, abs(expected - count - seen.counts[index] / 2))
      count += seen.counts[index]
    }
    return largest / total.squareRoot()
  }
}
