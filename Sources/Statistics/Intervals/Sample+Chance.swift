extension Sample {
  /// The p-value of the mean being 0, on both sides: Student's t. Values without spread say nothing about how far
  /// others may be from them; then it is the chance that as many signs are equal. Nil where all values are 0, and with
  /// fewer than two.
  package var chanceOfNone: Double? {
    guard count > 1, mean != 0 || deviation > 0 else { return nil }
    if deviation == 0 { return min(1, exponential(Double(1 - count) * logarithm(2))) }
    return studentTTails(mean / deviation * Double(count).squareRoot(), freedom: count - 1)
  }
}
