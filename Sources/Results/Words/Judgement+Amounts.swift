import Simulation
import Statistics
import Text

extension Judgement {
  /// What was found, in numbers that can be told from the limit: of people and texts whole ones, unless these would look like
  /// the limit where they are not.
  func amounts(_ style: NumberStyle) -> (estimate: String, interval: String) {
    let text = QuantityText(gate.unit, style)
    guard text.isCount, let places else { return (text.text(estimate), text.text(interval)) }
    func number(_ value: Double) -> String { value.isFinite ? decimal(value, places: places) : text.text(value) }
    let ends = interval.map { [number($0.lowerBound), number($0.upperBound)] }
    return (
      estimate.map(number) ?? text.missing,
      ends.map { $0[0] == $0[1] && style == .page ? $0[0] : $0.joined(separator: style == .page ? " to " : " … ") }
        ?? text.missing
    )
  }

  private static let mostPlaces = 3

  /// How many decimals tell the numbers from the limit; nil where whole ones do.
  private var places: Int? {
    guard case .statistic(_, _, _, let limit) = gate else { return nil }
    let numbers = [estimate, interval?.lowerBound, interval?.upperBound].compactMap(\.self).filter { $0.isFinite }
    let near = numbers.filter { $0 != limit && ($0 - limit).magnitude < 1 }
    // An interval of fewer than one conversation says enough of a limit of one or more.
    if near.allSatisfy({ WholeCount($0).isFraction }), limit >= 1 { return nil }
    return near.isEmpty
      ? nil
      : (1..<Judgement.mostPlaces).first { places in
        near.allSatisfy { decimal($0, places: places) != decimal(limit, places: places) }
      } ?? Judgement.mostPlaces
  }
}
