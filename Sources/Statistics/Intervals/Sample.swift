/// What a mean and its interval need to know of some values.
package struct Sample {
  package let count: Int
  package let mean: Double
  /// The standard deviation, with `count - 1` below; 0 for one value.
  package let deviation: Double
  /// The third central moment over the third power of the deviation, both with `count` below; 0 without spread.
  package let skewness: Double

  /// Nil without a value, and where values are so large that their squares are infinite.
  ///
  /// - Parameter values: finite, in the order of replications: sums depend on it in the last digit.
  package init?(_ values: [Double]) {
    guard let first = values.first else { return nil }
    count = values.count
    let number = Double(values.count)
    // Rounding would give equal values a spread.
    if values.allSatisfy({ $0 == first }) {
      (mean, deviation, skewness) = (first, 0, 0)
      return
    }
    let mean = values.reduce(0, +) / number
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares.isFinite else { return nil }
    let spread = (squares / number).squareRoot()
    let cubes = values.reduce(0) { sum, value in
      let deviation = (value - mean) / spread
      return sum + deviation * deviation * deviation
    }
    self.mean = mean
    deviation = (squares / (number - 1)).squareRoot()
    skewness = spread > 0 ? cubes / number : 0
  }

  private init(_ sample: Sample, _ spread: PercentileSpread) {
    (count, mean) = (sample.count, sample.mean)
    (deviation, skewness) = (spread.deviation, spread.skewness)
  }

  /// The same mean with another spread.
  func spread(_ spread: PercentileSpread) -> Sample { Sample(self, spread) }

  /// How far Student's interval reaches on either side of the mean; nil with fewer than two values.
  ///
  /// - Parameter level: in the open interval (0, 1); nil for others.
  package func halfWidth(level: Double) -> Double? {
    guard count > 1, level > 0, level < 1 else { return nil }
    return studentTQuantile((1 + level) / 2, freedom: count - 1) * deviation / Double(count).squareRoot()
  }
}
