import Foundation

/// What one replication gives to a mean: a sum, and how many it is the sum of.
struct Tally: Sendable {
  var sum: Double
  var count: Double
}

/// One number that theory knows exactly and the simulator estimates from replications.
struct TheoryComparison: Sendable {
  enum Unit: Sendable { case seconds, milliseconds, percent, anHour }

  let model: String
  let quantity: String
  let unit: Unit
  /// In milliseconds, as a share, or as a number per millisecond.
  let exact: DoubleDouble
  /// Of all replications together.
  let mean: Double
  /// Half of the 99.9 % confidence interval, by Student's t over replications.
  let half: Double

  /// The mean of a ratio estimator: replications with more requests weigh more, so that a random number of them gives no bias. Where all
  /// replications have equally many, it is the plain mean of means with its plain interval.
  ///
  /// - Parameter tallies: at least two replications.
  init(_ model: String, _ quantity: String, _ unit: Unit, exact: DoubleDouble, _ tallies: [Tally]) {
    self.model = model
    self.quantity = quantity
    self.unit = unit
    self.exact = exact
    let number = Double(tallies.count)
    let count = tallies.reduce(0) { $0 + $1.count } / number
    let mean = tallies.reduce(0) { $0 + $1.sum } / number / count
    let squares = tallies.reduce(0) { $0 + ($1.sum - mean * $1.count) * ($1.sum - mean * $1.count) }
    self.mean = mean
    half = studentT9995(tallies.count - 1) * (squares / (number - 1) / number).squareRoot() / count
  }

  var isMissed: Bool { !((DoubleDouble(mean) - exact).magnitude.upper <= half) }

  /// How many of `count` 99.9 % intervals may miss: more would miss in less than one of a thousand right simulators.
  static func mostMisses(of count: Int) -> Int {
    var missed = 0
    var probability = pow(0.999, Double(count))
    var sum = probability
    while 1 - sum > 0.001 {
      probability *= Double(count - missed) / Double(missed + 1) * 0.001 / 0.999
      missed += 1
      sum += probability
    }
    return missed
  }

  /// Whether the simulator fails: more intervals miss than chance explains.
  static func fails(_ all: [TheoryComparison]) -> Bool { all.count(where: \.isMissed) > mostMisses(of: all.count) }
}

// As the page shows it.
extension TheoryComparison: CustomStringConvertible {
  var description: String { "\(model), \(quantity): \(exactText), simulated \(simulatedText)" }

  var exactText: String { text(exact.upper, digits: digits(of: exact.upper, 6)) + suffix }

  /// The half to two digits, and the mean to as many decimals.
  var simulatedText: String {
    let decimals = digits(of: half, 2)
    let miss = isMissed ? " (missed)" : ""
    return "\(text(mean, digits: decimals)) ± \(text(half, digits: decimals))\(suffix)\(miss)"
  }

  private var scale: Double {
    switch unit {
    case .seconds: 0.001
    case .milliseconds: 1
    case .percent: 100
    case .anHour: 3_600_000
    }
  }

  private var suffix: String {
    switch unit {
    case .seconds: " s"
    case .milliseconds: " ms"
    case .percent: " %"
    case .anHour: ""
    }
  }

  /// Decimals that show `significant` digits of a value.
  private func digits(of value: Double, _ significant: Int) -> Int {
    max(0, significant - 1 - Int(log10(max(abs(value * scale), 1e-9)).rounded(.down)))
  }

  private func text(_ value: Double, digits: Int) -> String { String(format: "%.\(digits)f", value * scale) }
}

/// The 99.95 % point of Student's t: halving the interval in which the distribution, a finite sum for whole degrees of freedom
/// (Abramowitz and Stegun, 26.7.3 and 26.7.4), reaches it.
func studentT9995(_ freedom: Int) -> Double {
  var low = 0.0
  var high = 700.0
  for _ in 0..<100 {
    let middle = (low + high) / 2
    if studentShare(within: middle, freedom) < 0.999 { low = middle } else { high = middle }
  }
  return low
}

/// The probability that Student's t is at most so far from 0.
private func studentShare(within t: Double, _ freedom: Int) -> Double {
  let angle = atan(t / Double(freedom).squareRoot())
  let cosine = cos(angle)
  var term = freedom % 2 == 0 ? 1 : cosine
  var sum = freedom == 1 ? 0 : term
  var factor = freedom % 2 == 0 ? 1.0 : 2.0
  while factor < Double(freedom - 2) {
    term *= factor / (factor + 1) * cosine * cosine
    sum += term
    factor += 2
  }
  return freedom % 2 == 0 ? sin(angle) * sum : 2 / Double.pi * (angle + sin(angle) * sum)
}
