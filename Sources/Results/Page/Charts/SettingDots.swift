import Simulation

/// One metric under several settings: a dot at each mean, and a line as long as its interval.
struct SettingDots {
  let unit: Metric.Unit
  let settings: [(name: String, value: BoundedNumber)]
  /// The room for a name beside its dot.
  static let nameWidth = 170.0

  func picture(_ what: String) -> Picture {
    let frame = RowFrame(
      names: settings.map { LabelWidth.fitted($0.name, to: SettingDots.nameWidth) }, row: 28, room: 20, x: marks,
      what: what)
    var picture = frame.picture
    var whiskers = PathText()
    for (place, setting) in settings.enumerated() {
      guard let mean = setting.value.mean, mean.isFinite else { continue }
      let middle = frame.middle(place)
      if let interval = setting.value.interval {
        whiskers.whisker(from: frame.x(interval.lowerBound), to: frame.x(interval.upperBound), y: middle)
      }
      picture.dot("dot first", frame.x(mean), middle)
    }
    picture.paths = [.init(style: "whisker", d: whiskers.text)]
    return picture
  }

  private var marks: Ticks {
    let ends = settings.flatMap { [$0.value.mean, $0.value.interval?.upperBound] }.compactMap(\.self)
    return .values(of: unit, upTo: ends.filter(\.isFinite).max() ?? 0)
  }
}
