internal import Statistics

/// Figures of a scenario that may differ from day to day. The numbers are part of every published result, so they are never
/// reassigned.
public enum DayFigure: UInt8, Hashable, Sendable {
  case undelivered = 1
  case reply = 2
  case optOut = 3
  case click = 4
  case textsPerHour = 5
  case turnUp = 6
  case filtered = 7
  case abandon = 8
  case meanReplies = 9
}

/// Between which values a figure lies on a day: each replication draws one, for everyone of whom it is said.
public struct DayRange: Hashable, Sendable {
  public let figure: DayFigure
  public let from: Double
  public let to: Double
  /// The likeliest value, from which others become less likely towards both ends (a triangular distribution). Nil: all
  /// values are equally likely.
  public let likely: Double?

  /// Nil unless `from` is at most `to`, and `likely` between them.
  public init?(_ figure: DayFigure, from: Double, to: Double, likely: Double? = nil) {
    guard from <= to, likely.map({ (from...to).contains($0) }) ?? true else { return nil }
    (self.figure, self.from, self.to, self.likely) = (figure, from, to, likely)
  }

  /// What stands for it where no day is drawn.
  public var mean: Double { likely.map { (from + to + $0) / 3 } ?? (from + to) / 2 }

  /// The value below which a share `p` of all days are: a larger draw gives a larger value.
  ///
  /// - Parameter p: in the open interval (0, 1).
  public func value(_ p: Double) -> Double {
    let width = to - from
    guard let likely, width > 0 else { return from + width * p }
    let below = (likely - from) / width
    let exact =
      p < below
      ? from + (p * width * (likely - from)).squareRoot() : to - ((1 - p) * width * (to - likely)).squareRoot()
    return min(to, max(from, exact))
  }
}

/// What the figures that differ from day to day are in one replication. A figure has one draw, whoever it is said of: on a day
/// on which more people reply, more of those of every tag do.
struct Day {
  private let chance: Chance

  init(_ chance: Chance) { self.chance = chance }

  /// Nil where no range is given for the figure.
  func value(_ figure: DayFigure, of ranges: [DayRange]) -> Double? {
    ranges.first { $0.figure == figure }.map { $0.value(chance.unit(UInt64(figure.rawValue), .day, 0)) }
  }
}
