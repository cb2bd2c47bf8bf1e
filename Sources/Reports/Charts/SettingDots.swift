import Simulation

/// One metric under several settings: a dot at each mean, and a line as long as its interval.
struct SettingDots {
  let unit: Metric.Unit
  let settings: [(name: String, value: Quantity)]

  func picture(_ what: String) -> Picture {
    let row = 28.0
    let names = settings.map { fitted($0.name, to: 20) }
    let left = 16 + 7.2 * Double(names.map(\.count).max() ?? 1)
    let right = Double(Axes.width) - 20
    let top = 8.0
    let bottom = top + row * Double(settings.count)
    let marks = self.marks
    let x = Scale(0...marks.top, from: left, to: right)
    var picture = Picture(width: Axes.width, height: Int(bottom) + 46)
    var grid = PathText()
    for (value, label) in zip(marks.values, marks.labels) {
      grid.move(x(value), top)
      grid.along(to: bottom)
      picture.label(label, "tick middle", x(value), bottom + 18)
    }
    picture.grid = [.init(style: "grid", d: grid.text)]
    picture.label(marks.unit.map { "\(what), \($0)" } ?? what, "unit end", right, bottom + 40)
    var whiskers = PathText()
    for (place, setting) in settings.enumerated() {
      let middle = top + row * (Double(place) + 0.5)
      picture.label(names[place], "name end", left - 10, middle + 4)
      guard let mean = setting.value.mean, mean.isFinite else { continue }
      if let interval = setting.value.interval {
        whiskers.whisker(from: x(interval.lowerBound), to: x(interval.upperBound), y: middle)
      }
      picture.dot("dot first", x(mean), middle)
    }
    picture.paths = [.init(style: "whisker", d: whiskers.text)]
    return picture
  }

  private var marks: Ticks {
    let ends = settings.flatMap { [$0.value.mean, $0.value.interval?.upperBound] }.compactMap(\.self)
    let most = ends.filter(\.isFinite).max() ?? 0
    switch unit {
    case .milliseconds: return .durations(upTo: most)
    case .share: return .shares(upTo: most)
    case .contacts, .members, .claims, .events: return .amounts(upTo: most)
    }
  }
}
