/// A curve in one line of text: eight heights, and a gap where a value is missing.
public enum Sparkline {
  private static let heights = Array("▁▂▃▄▅▆▇█")

  /// The curve of some values.
  ///
  /// - Parameters:
  ///   - values: from 0 up; nil where a value is missing.
  ///   - width: columns at most; several values that share one are averaged.
  public static func text(_ values: [Double?], width: Int) -> String {
    guard width > 0, !values.isEmpty else { return "" }
    let share = (values.count + width - 1) / width
    let columns = stride(from: 0, to: values.count, by: share).map { start -> Double? in
      let known = values[start..<min(start + share, values.count)].compactMap(\.self)
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    let most = columns.compactMap(\.self).max() ?? 0
    return String(
      columns.map { value -> Character in
        guard let value else { return " " }
        guard most > 0, value > 0 else { return heights[0] }
        return heights[min(heights.count - 1, Int(value / most * Double(heights.count)))]
      })
  }
}
