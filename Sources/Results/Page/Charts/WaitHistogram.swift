import Simulation
import Text

/// How long waits are: what share of them is in each of several equal ranges, and what share is longer than nearly all.
/// Two metrics share the ranges: the first is drawn as bars, the second as their outline.
struct WaitHistogram {
  struct Bin {
    let from: Double
    /// Nil for the last range, which has no end.
    let to: Double?
    /// By metric.
    let counts: [Int]
  }

  let metrics: [Metric]
  let bins: [Bin]
  private let width: Double

  /// Nil without waits.
  init?(_ metrics: [Metric]) {
    func longest(_ percent: Int) -> Double? { metrics.compactMap { $0.percentile(percent) }.max() }
    guard let most = longest(99), let usual = longest(95) else { return nil }
    // A few very long waits would leave one bar for all the others.
    let longest = min(most, 2 * usual)
    let width = roundSpan(above: max(1, longest) / 20)
    let count = max(1, Int((longest / width).rounded(.up)))
    let bounds = (1...count).map { Double($0) * width }
    let counts = metrics.map { $0.counts(upTo: bounds) }
    var bins = bounds.enumerated().map { place, bound in
      Bin(from: bound - width, to: bound, counts: counts.map { $0[place] })
    }
    let rest = zip(metrics, counts).map { $0.count - $1.reduce(0, +) }
    if rest.contains(where: { $0 > 0 }) { bins.append(Bin(from: Double(count) * width, to: nil, counts: rest)) }
    self.metrics = metrics
    self.bins = bins
    self.width = width
  }

  /// - Parameter metric: its index.
  func share(_ bin: Bin, _ metric: Int) -> Double {
    metrics[metric].count == 0 ? 0 : Double(bin.counts[metric]) / Double(metrics[metric].count)
  }

  func words(_ bin: Bin) -> String {
    guard let to = bin.to else { return "longer than " + clockDuration(bin.from) }
    return Metric.Unit.milliseconds.text(bin.from...to)
  }

  /// - Parameters:
  ///   - yTitle: what the shares are shares of.
  ///   - marks: values to point out, each with its text; at most two.
  func picture(yTitle: String, marks: [(value: Double, text: String)]) -> Picture {
    let end = Double(bins.count { $0.to != nil }) * width
    let hasRest = bins.last?.to == nil
    let x = Ticks.durations(upTo: end, about: 6)
    let highest = bins.flatMap { bin in metrics.indices.map { share(bin, $0) } }.max() ?? 1
    // The last bar is drawn apart: its range is as wide as necessary.
    var axes = Axes(
      x: hasRest ? x.cut(below: end - width, room: end + 2 * width) : x.cut(below: end, room: end),
      xTitle: "wait in " + (x.unit ?? ""), y: .shares(upTo: highest), yTitle: yTitle)
    for bin in bins {
      let start = self.start(bin, end)
      let (left, right, high) = (axes.x(start), axes.x(start + width), axes.y(share(bin, 0)))
      axes.picture.boxes.append(
        .init(
          "bar first", x: left + 0.5, y: high, width: right - left - 1, height: axes.bottom - high,
          hint: "\(words(bin)): \(percent(share(bin, 0)))"))
    }
    for metric in metrics.indices.dropFirst() {
      axes.picture.paths.append(.init(style: "line second", d: outline(metric, end, axes)))
    }
    if hasRest { axes.picture.label("longer", "tick end", axes.right, axes.bottom + 20) }
    for (place, mark) in marks.enumerated() { add(mark, place, to: &axes) }
    return axes.picture
  }

  private func start(_ bin: Bin, _ end: Double) -> Double { bin.to == nil ? end + width * 0.75 : bin.from }

  private func outline(_ metric: Int, _ end: Double, _ axes: Axes) -> String {
    var path = PathText()
    path.move(axes.left, axes.bottom)
    for bin in bins {
      let start = self.start(bin, end)
      if bin.to == nil {
        path.along(to: axes.bottom)
        path.move(axes.x(start), axes.bottom)
      }
      path.along(to: axes.y(share(bin, metric)))
      path.across(to: axes.x(start + width))
    }
    path.along(to: axes.bottom)
    return path.text
  }

  private func add(_ mark: (value: Double, text: String), _ place: Int, to axes: inout Axes) {
    let x = axes.x(mark.value)
    var path = PathText()
    path.move(x, axes.bottom)
    path.along(to: axes.top - 2)
    axes.picture.paths.append(.init(style: "mark", d: path.text))
    let isLeft = x > (axes.left + axes.right) / 2
    axes.picture.label(
      mark.text, "mark " + (isLeft ? "end" : "start"), x + (isLeft ? -5 : 5), axes.top + 8 + 19 * Double(place))
  }
}

extension Ticks {
  /// The marks up to a value, on an axis that continues to make room for something else.
  func cut(below end: Double, room: Double) -> Ticks {
    let count = values.count { $0 <= end }
    return Ticks(values: Array(values.prefix(count)), labels: Array(labels.prefix(count)), unit: unit, top: room)
  }
}
