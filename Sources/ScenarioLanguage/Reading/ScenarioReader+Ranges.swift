import Diagnostics
import KeyedFiles
import Simulation
import YAMLTree

// Figures that differ from day to day: one value, or between which values they lie.
extension ScenarioReader {
  /// - Parameter ranges: of the same behaviour; gets the range of this figure, or loses one that it had.
  /// - Returns: the share, or the mean of its range.
  mutating func shareOfDay(
    _ node: NodeID?, _ figure: DayFigure, into ranges: inout [DayRange]
  ) -> Share? {
    guard let node, document.kind(node) == .mapping else {
      ranges.removeAll { $0.figure == figure }
      return share(node)
    }
    guard let entries = entries(node, ShareRangeKey.self, shape: .shareOfDay)?.known else { return nil }
    var ends: [ShareRangeKey: Double] = [:]
    for entry in entries { ends[entry.key] = share(entry.node)?.value }
    return range(figure, (ends[.from], ends[.to], ends[.likely]), entries.map(\.key), node, into: &ranges)
      .flatMap { Share($0.mean) }
  }

  /// The same for a number.
  mutating func numberOfDay<Key: NumberRangeKey>(
    _ node: NodeID?, _ figure: DayFigure, _ key: Key.Type, _ shape: ValueShape, into ranges: inout [DayRange]
  ) -> Double? {
    guard let node, document.kind(node) == .mapping else {
      ranges.removeAll { $0.figure == figure }
      return number(node, Key.number).value
    }
    guard let entries = entries(node, Key.self, shape: shape)?.known else { return nil }
    var ends: [Key: Double] = [:]
    for entry in entries { ends[entry.key] = number(entry.node, Key.number).value }
    return range(figure, (ends[.from], ends[.to], ends[.likely]), entries.map(\.key), node, into: &ranges)?.mean
  }

  private mutating func range<Key: BlockKey>(
    _ figure: DayFigure, _ ends: (from: Double?, to: Double?, likely: Double?), _ keys: [Key], _ node: NodeID,
    into ranges: inout [DayRange]
  ) -> DayRange? {
    let known = [ends.from, ends.to, ends.likely].compactMap(\.self).count
    // What is missing or could not be read is reported where it should be.
    guard let from = ends.from, let to = ends.to, known == keys.count else { return nil }
    guard let range = DayRange(figure, from: from, to: to, likely: ends.likely) else {
      report(
        .unclearRange,
        from > to ? "the range begins above its end" : "the likeliest value is not between `from` and `to`",
        at: document.span(node), help: "write the smaller value at `from`, and one between both at `likely`")
      return nil
    }
    ranges.removeAll { $0.figure == figure }
    ranges.append(range)
    ranges.sort { $0.figure.rawValue < $1.figure.rawValue }
    return range
  }
}
