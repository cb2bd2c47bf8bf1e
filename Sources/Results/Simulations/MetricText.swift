package import Simulation
internal import Text

extension Metric.Name {
  /// For people: `first response wait`.
  package var title: String { rawValue.map { $0 == "_" ? " " : String($0) }.joined() }

  /// A value with as many decimals as suit its size and kind; `-` without one.
  ///
  /// - Parameters:
  ///   - places: of plain numbers; see `places(for:)`.
  ///   - isSigned: whether it is a difference, whose sign is always written.
  package func text(_ value: Double?, places: Int, isSigned: Bool = false) -> String {
    guard let value, value.isFinite else { return "-" }
    let text =
      switch self {
      case .firstResponseWait, .replyWait, .timeToSendList: duration(value)
      case .utilisation: decimal(value * 100, places: isSigned ? 1 : 0) + " %"
      case .sentGini, .fanOut: decimal(value, places: 2)
      case .needsAttention, .queueLength, .unanswered, .sentRange, .claimsExpired, .neverSent, .events:
        decimal(value, places: places)
      }
    return isSigned ? signed(text) : text
  }

  /// One decimal for small values, none for large ones.
  package static func places(for value: Double?) -> Int { (value?.magnitude ?? 0) < 100 ? 1 : 0 }
}
