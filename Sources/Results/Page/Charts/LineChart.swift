import Simulation

/// Curves over a run, each with a band that holds most replications.
struct LineChart {
  struct Line {
    /// A class of the style sheet: `first` or `second`.
    let style: String
    let curve: Curve
  }

  let lines: [Line]
  let until: Double
  let warmUp: Double
  let marks: DayMarks
  let clock: RunClock
  /// Bands show how replications differ; a single replication has none.
  let hasBands: Bool

  /// - Parameters:
  ///   - yTitle: nil for what the marks count.
  ///   - y: the marks of the y axis for values up to the highest.
  func picture(yTitle: String?, y: (Double) -> Ticks) -> Picture {
    let (x, y) = (clock.ticks, y(highest))
    var axes = Axes(x: x, xTitle: x.unit ?? "", y: y, yTitle: yTitle ?? y.unit ?? "")
    if warmUp > 0 {
      let width = axes.x(warmUp) - axes.left
      axes.picture.shades.append(
        .init("shade", x: axes.left, y: axes.top, width: width, height: axes.bottom - axes.top, hint: "warm-up"))
    }
    marks.draw(in: &axes)
    if hasBands {
      for line in lines { axes.picture.paths.append(.init(style: "band " + line.style, d: band(line.curve, axes))) }
    }
    for line in lines { axes.picture.paths.append(.init(style: "line " + line.style, d: path(line.curve, axes))) }
    return axes.picture
  }

  private var highest: Double {
    lines.reduce(0) { most, line in
      line.curve.points.reduce(most) { max($0, hasBands ? $1?.high ?? 0 : 0, $1?.mean ?? 0) }
    }
  }

  /// The middle of a step.
  private func moment(_ place: Int, _ curve: Curve) -> Double {
    let start = Double(place) * Double(curve.step)
    return (start + min(until, start + Double(curve.step))) / 2
  }

  private func path(_ curve: Curve, _ axes: Axes) -> String {
    var path = PathText()
    for run in runs(curve) {
      for place in run {
        guard let point = curve.points[place] else { continue }
        let (x, y) = (axes.x(moment(place, curve)), axes.y(point.mean))
        if place == run.lowerBound { path.move(x, y) } else { path.line(x, y) }
        // A line of no length has round ends: a single value is a dot.
        if run.count == 1 { path.line(x, y) }
      }
    }
    return path.text
  }

  private func band(_ curve: Curve, _ axes: Axes) -> String {
    var path = PathText()
    for run in runs(curve) where run.count > 1 {
      for place in run {
        guard let point = curve.points[place] else { continue }
        let (x, y) = (axes.x(moment(place, curve)), axes.y(point.high))
        if place == run.lowerBound { path.move(x, y) } else { path.line(x, y) }
      }
      for place in run.reversed() {
        guard let point = curve.points[place] else { continue }
        path.line(axes.x(moment(place, curve)), axes.y(point.low))
      }
      path.close()
    }
    return path.text
  }

  /// The stretches that have values, without gaps.
  private func runs(_ curve: Curve) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (place, point) in curve.points.enumerated() where point != nil {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }
}
