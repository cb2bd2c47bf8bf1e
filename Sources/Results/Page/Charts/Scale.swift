/// Maps values on one axis to places in a picture. Values outside the axis are drawn at its end.
struct Scale {
  private let from: Double
  private let to: Double
  private let start: Double
  private let end: Double

  /// - Parameters:
  ///   - values: the ends of the axis.
  ///   - start: where the smaller one lies, in units of the picture.
  ///   - end: where the larger one lies; below `start` for an axis that goes up.
  init(_ values: ClosedRange<Double>, from start: Double, to end: Double) {
    (from, to) = (values.lowerBound, values.upperBound)
    (self.start, self.end) = (start, end)
  }

  func callAsFunction(_ value: Double) -> Double {
    guard to > from, !value.isNaN else { return start }
    return start + (min(max(value, from), to) - from) / (to - from) * (end - start)
  }
}
