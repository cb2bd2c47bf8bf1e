/// On which side of a limit something has to be.
public enum Relation: String, Hashable, Sendable, CaseIterable {
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="

  public func holds(_ value: Double, _ limit: Double) -> Bool {
    switch self {
    case .less: value < limit
    case .atMost: value <= limit
    case .greater: value > limit
    case .atLeast: value >= limit
    }
  }

  /// What is said of the truth by an interval that holds it: pass and fail when all of it is on one side.
  package func verdict(_ interval: ClosedRange<Double>, _ limit: Double) -> Verdict {
    switch (holds(interval.lowerBound, limit), holds(interval.upperBound, limit)) {
    case (true, true): .pass
    case (false, false): .fail
    case (true, false), (false, true): .inconclusive
    }
  }
}
