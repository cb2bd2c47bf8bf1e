import Simulation
import Text

extension QuantityText {
  /// How precisely something is known, and how precisely it was to be known: in one unit, and with as many decimals as
  /// tell the two apart.
  ///
  /// - Parameter known: nil where it is not known at all.
  func halfWidths(known: Double?, wanted: Double) -> (known: String?, wanted: String) {
    let (scale, name) = scale(max(known ?? 0, wanted))
    func number(_ value: Double, _ places: Int) -> String { decimal(value * scale, places: places) }
    func isEnough(_ places: Int) -> Bool {
      func isSeen(_ value: Double) -> Bool { value == 0 || number(value, places).contains { ("1"..."9").contains($0) } }
      guard let known else { return isSeen(wanted) }
      return (known == wanted || number(known, places) != number(wanted, places)) && isSeen(known) && isSeen(wanted)
    }
    var places = name == DurationUnit.milliseconds.rawValue ? 0 : unit == .ratio ? 2 : 1
    while places < HalfWidths.mostPlaces, !isEnough(places) { places += 1 }
    func text(_ value: Double) -> String { number(value, places) + (name.isEmpty ? "" : " " + name) }
    return (known.map(text), text(wanted))
  }

  /// How many of the shown unit are one of the quantity's, and the name of the shown one.
  private func scale(_ most: Double) -> (Double, String) {
    switch unit {
    case .milliseconds:
      let unit = DurationUnit(for: most)
      return (1 / unit.length, unit.rawValue)
    case .share: return (100, "%")
    case .contacts, .members, .claims, .events, .ratio: return (1, "")
    }
  }
}

private enum HalfWidths {
  /// Beyond these a difference is rounding.
  static let mostPlaces = 9
}
