import Campaign
public import Statistics

/// A condition that a simulation has to meet, about the true values that its replications estimate.
public enum Gate: Hashable, Sendable {
  /// The mean over replications of a statistic, such as `p95(first_response_wait) < 30m`.
  case statistic(Statistic, Quantity, Relation, limit: Double)
  /// How often a replication's statistic is on one side of the limit, such as `chance(time_to_send_list < 3h) >= 95%`.
  case chance(of: Statistic, Quantity, Relation, limit: Double, Relation, share: Double)

  /// What has to be measured to judge it.
  public var measured: Measured {
    switch self {
    case .statistic(let statistic, let quantity, _, _): Measured(statistic, quantity)
    case .chance(let statistic, let quantity, _, _, _, _): Measured(statistic, quantity)
    }
  }

  /// The unit of what is judged: a chance is a share, whatever it is the chance of.
  public var unit: Metric.Unit {
    switch self {
    case .statistic(_, let quantity, _, _): quantity.unit
    case .chance: .share
    }
  }

  /// As files write it, with limits in the largest unit that divides them. Reading it gives this gate.
  public var text: String {
    switch self {
    case .statistic(let statistic, let quantity, let comparison, let limit):
      "\(Measured(statistic, quantity).text) \(comparison.rawValue) \(quantity.dimension.text(limit))"
    case .chance(let statistic, let quantity, let comparison, let limit, let side, let share):
      "chance(\(Measured(statistic, quantity).text) \(comparison.rawValue) \(quantity.dimension.text(limit))) "
        + "\(side.rawValue) \(Quantity.Dimension.share.text(share))"
    }
  }
}

extension Quantity.Dimension {
  /// A value as files write it: `30m`, `5`, `7%`.
  public func text(_ value: Double) -> String {
    switch self {
    case .time: Int64(exactly: value).map(LengthOfTime.text) ?? decimalText(value, shift: 0) + "ms"
    case .number: decimalText(value, shift: 0)
    case .share: decimalText(value, shift: 2) + "%"
    }
  }
}

/// The shortest decimal digits that mean exactly this number, without an exponent.
///
/// - Parameter shift: how many places the decimal point moves to the right: 2 makes a percentage, with no digit changed
///   by rounding.
func decimalText(_ value: Double, shift: Int) -> String {
  guard value.isFinite else { return value.description }
  let parts = abs(value).description.split(separator: "e", maxSplits: 1)
  let number = (parts.first ?? "0").split(separator: ".", maxSplits: 1)
  let whole = number.first ?? "0"
  let decimals = number.count > 1 && number[1] != "0" ? number[1] : ""
  var digits = String(whole + decimals)
  var point = whole.utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + shift
  if point <= 0 {
    digits = String(repeating: "0", count: 1 - point) + digits
    point = 1
  }
  digits += String(repeating: "0", count: max(0, point - digits.utf8.count))
  let trimmed = digits.prefix(point).drop { $0 == "0" }
  let rest = digits.dropFirst(point)
  return (value < 0 ? "-" : "") + (trimmed.isEmpty ? "0" : trimmed) + (rest.isEmpty ? "" : ".\(rest)")
}
