internal import Statistics

/// Delays that were seen, and how long nothing was seen by those who may still answer. A class of waiting people has its own share of
/// those who answer at all: contacts after a first text, and after a response.
struct DelayData {
  struct Waiting {
    let answered: Double
    let windows: Binned
  }

  let seen: Binned
  /// For each of these, how long the log goes on after they were asked.
  let within: Binned
  let waiting: [Waiting]
  /// The logarithm of the latest middle of a distribution that is looked for: of answers that mostly come long after its end, a log
  /// says nothing.
  let latest: Double
  let late: LateAnswers?

  /// The logarithm of 30 days: no scenario has a longer time.
  private static let longest = 21.6

  /// - Parameters:
  ///   - delays: of all who answered, in milliseconds.
  ///   - within: how long each of them had.
  ///   - waiting: by class: how many answered, and for each other how long they had.
  ///   - late: answers of the next day, as they usually are.
  init(_ delays: [Double], _ within: [Double], _ waiting: [(answered: Int, windows: [Double])], late: LateAnswers?) {
    self.late = late
    seen = Binned(delays)
    self.within = Binned(within)
    self.waiting = waiting.map { Waiting(answered: Double($0.answered), windows: Binned($0.windows)) }
    let longest = (within + delays).max() ?? 0
    latest = min(Self.longest, logarithm(max(1, longest)) + 1)
  }

  /// The logarithm of the likelihood; nil where the shape cannot be.
  ///
  /// - Parameters:
  ///   - fixed: the share of one class, in place of the likeliest.
  ///   - shares: receives the share of each class.
  func logLikelihood(_ shape: DelayShape, fixed: (index: Int, share: Double)? = nil, shares: inout [Double]) -> Double {
    let curve = DelayCurve(shape)
    var sum = 0.0
    for index in seen.times.indices {
      sum += seen.counts[index] * curve.logDensity(seen.times[index], logarithm: seen.logarithms[index])
    }
    for (index, one) in waiting.enumerated() {
      let reached = one.reached(curve)
      let share = fixed.map { $0.index == index ? $0.share : nil } ?? nil
      let s = share ?? one.likeliestShare(reached)
      shares[index] = s
      sum += one.logLikelihood(s, reached)
    }
    return sum
  }
}

extension DelayData.Waiting {
  /// For each length of time that is left to the silent ones, which share of all answers comes before its end.
  func reached(_ curve: DelayCurve) -> [Double] {
    windows.times.indices.map {
      min(1, max(0, curve.share(below: windows.times[$0], logarithm: windows.logarithms[$0])))
    }
  }

  func logLikelihood(_ share: Double, _ reached: [Double]) -> Double {
    var sum = answered > 0 ? answered * logarithm(max(1e-300, share)) : 0
    for bin in reached.indices { sum += windows.counts[bin] * logarithm(max(1e-12, 1 - share * reached[bin])) }
    return sum
  }

  /// The 90 % interval of the likeliest share, where the delays are known to have this shape.
  func interval(around share: Double, _ shape: DelayShape) -> (low: Double, high: Double) {
    let reached = reached(DelayCurve(shape))
    let floor = logLikelihood(share, reached) - fittedDrop
    func end(_ limit: Double) -> Double {
      var (inside, outside) = (share, limit)
      for _ in 0..<50 {
        let middle = (inside + outside) / 2
        if logLikelihood(middle, reached) >= floor { inside = middle } else { outside = middle }
      }
      return inside
    }
    return (end(0), end(1))
  }

  /// By Newton's method kept within bounds: the slope of the logarithm of the likelihood falls.
  func likeliestShare(_ reached: [Double]) -> Double {
    let silent = windows.counts.reduce(0, +)
    if answered == 0 { return 0 }
    if silent == 0 { return 1 }
    var (low, high) = (answered / (answered + silent), 1.0)
    var s = low
    for _ in 0..<60 {
      var slope = answered / s
      var bend = -answered / (s * s)
      for bin in reached.indices {
        let q = reached[bin] / (1 - s * reached[bin])
        slope -= windows.counts[bin] * q
        bend -= windows.counts[bin] * q * q
      }
      if slope > 0 { low = s } else { high = s }
      let next = s - slope / bend
      let step = next > low && next < high ? next : (low + high) / 2
      if abs(step - s) < 1e-10 { break }
      s = min(step, 1 - 1e-9)
    }
    return s
  }
}

/// Many lengths of time, counted in steps of some hundredths of their value, so that a likelihood costs the same for a thousand and a
/// million.
struct Binned {
  private(set) var times: [Double] = []
  private(set) var logarithms: [Double] = []
  private(set) var counts: [Double] = []

  /// No message is answered faster, and clocks of platforms are no better.
  private static let shortest = 100.0
  private static let stepsPerUnit = 30.0
  /// Enough for thousands of years.
  private static let steps = 1_200

  init(_ values: [Double]) {
    var sums = [(count: Double, sum: Double)](repeating: (0, 0), count: Self.steps)
    for value in values {
      let log = logarithm(max(Self.shortest, value))
      let step = min(Self.steps - 1, Int(log * Self.stepsPerUnit))
      sums[step] = (sums[step].count + 1, sums[step].sum + log)
    }
    for (count, sum) in sums where count > 0 {
      counts.append(count)
      logarithms.append(sum / count)
      times.append(exponential(sum / count))
    }
  }
}
