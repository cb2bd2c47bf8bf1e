import Simulation

/// What a number becomes at both ends of several figures: a bar for each, and a line at what was assumed.
struct Tornado {
  struct Row {
    let name: String
    let low: Double
    let high: Double
    /// What is moved.
    let hint: String
  }

  let unit: Metric.Unit
  let usual: Double?
  let rows: [Row]

  func picture(_ what: String) -> Picture {
    let frame = RowFrame(
      names: rows.map { LabelWidth.fitted($0.name, to: SettingDots.nameWidth) }, row: 24, room: 20, x: marks, what: what
    )
    var picture = frame.picture
    for (place, row) in rows.enumerated() {
      let (left, right) = (frame.x(min(row.low, row.high)), frame.x(max(row.low, row.high)))
      picture.boxes.append(
        .init(
          "bar first", x: left, y: frame.middle(place) - 7, width: max(2, right - left), height: 14,
          hint: "\(row.hint): \(unit.text(row.low)) to \(unit.text(row.high))"))
    }
    guard let usual, usual.isFinite, !rows.isEmpty else { return picture }
    var line = PathText()
    line.move(frame.x(usual), frame.middle(0) - 12)
    line.along(to: frame.middle(rows.count - 1) + 12)
    picture.paths = [.init(style: "whisker", d: line.text)]
    return picture
  }

  private var marks: Ticks { .values(of: unit, upTo: (rows.flatMap { [$0.low, $0.high] } + [usual ?? 0]).max() ?? 0) }
}

extension Ticks {
  /// For values of a unit.
  static func values(of unit: Metric.Unit, upTo most: Double) -> Ticks {
    switch unit {
    case .milliseconds: .durations(upTo: most)
    case .share: .shares(upTo: most)
    case .contacts, .claims, .events: .amounts(upTo: most, isWhole: true)
    case .members, .ratio: .amounts(upTo: most)
    }
  }
}
