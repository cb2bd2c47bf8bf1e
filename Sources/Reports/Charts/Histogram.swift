import Simulation

/// How long waits are: what share of them lies in each of equal ranges, and what lasts longer than nearly all.
struct WaitHistogram {
  struct Bin {
    let from: Double
    /// Nil for the last, which has no end.
    let to: Double?
    let count: Int
  }

  let bins: [Bin]
  let total: Int
  let width: Double

  /// Nil without waits.
  init?(_ metric: Metric) {
    guard metric.count > 0, let most = metric.percentile(99) else { return nil }
    let width = roundSpan(above: max(1, most) / 20)
    let count = max(1, Int((most / width).rounded(.up)))
    let bounds = (1...count).map { Double($0) * width }
    let counts = metric.counts(upTo: bounds)
    let rest = metric.count - counts.reduce(0, +)
    var bins = zip(bounds, counts).map { Bin(from: $0 - width, to: $0, count: $1) }
    if rest > 0 { bins.append(Bin(from: Double(count) * width, to: nil, count: rest)) }
    self.width = width
    total = metric.count
    self.bins = bins
  }

  func share(_ bin: Bin) -> Double { Double(bin.count) / Double(total) }

  /// - Parameters:
  ///   - what: whose waits they are.
  ///   - marks: values to point out, with what is said about them; at most two.
  func picture(of what: String, marks: [(value: Double, text: String)]) -> Picture {
    let closed = bins.count { $0.to != nil }
    let end = Double(closed) * width
    let hasRest = closed < bins.count
    let x = Ticks.durations(upTo: end, about: 6)
    // The last bar stands apart: its range is as wide as need be.
    let room = end + (hasRest ? 2 * width : 0)
    let y = Ticks.shares(upTo: bins.map(share).max() ?? 1)
    var axes = Axes(
      x: x.cut(to: hasRest ? end - width : end, room: room), xTitle: "wait in " + (x.unit ?? ""), y: y,
      yTitle: "share of " + what)
    for bin in bins {
      let start = bin.to == nil ? end + width * 0.75 : bin.from
      let (left, right) = (axes.x(start), axes.x(start + width))
      let height = axes.bottom - axes.y(share(bin))
      axes.picture.boxes.append(
        .init(
          bin.to == nil ? "bar second" : "bar first", x: left + 0.5, y: axes.bottom - height, width: right - left - 1,
          height: height, hint: "\(words(bin)): \(percent(share(bin)))"))
    }
    if hasRest { axes.picture.label("longer", "tick end", axes.right, axes.bottom + 18) }
    for (place, mark) in marks.enumerated() { add(mark, place, to: &axes) }
    return axes.picture
  }

  private func add(_ mark: (value: Double, text: String), _ place: Int, to axes: inout Axes) {
    let x = axes.x(mark.value)
    var path = PathText()
    path.move(x, axes.bottom)
    path.along(to: axes.top - 2)
    axes.picture.paths.append(.init(style: "mark", d: path.text))
    let isLeft = x > (axes.left + axes.right) / 2
    axes.picture.label(
      mark.text, "mark " + (isLeft ? "end" : "start"), x + (isLeft ? -5 : 5), axes.top + 8 + 15 * Double(place))
  }

  func words(_ bin: Bin) -> String {
    guard let to = bin.to else { return "longer than " + duration(bin.from) }
    return Metric.Unit.milliseconds.text(bin.from...to)
  }
}

extension Ticks {
  /// The marks up to a value, on an axis that goes on to make room for something else.
  func cut(to end: Double, room: Double) -> Ticks {
    let count = values.count { $0 <= end }
    return Ticks(
      values: Array(values.prefix(count)), labels: Array(labels.prefix(count)), unit: unit, top: room)
  }
}
