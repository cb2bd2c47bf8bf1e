/// A picture with a row for each name and an axis below; charts draw into it.
struct RowFrame {
  let x: Scale
  let left: Double
  let picture: Picture
  private let row: Double
  private static let top = 8.0

  /// - Parameters:
  ///   - names: shortened to fit.
  ///   - row: the height of one row.
  ///   - room: the space that stays free beside the axis.
  ///   - what: a short description of the numbers.
  init(names: [String], row: Double, room: Double, x marks: Ticks, what: String) {
    self.row = row
    left = 12 + LabelWidth.most(of: names)
    let right = Double(Axes.width) - room
    let bottom = RowFrame.top + row * Double(names.count)
    x = Scale(0...marks.top, from: left, to: right)
    var picture = Picture(width: Axes.width, height: Int(bottom) + 46)
    var grid = PathText()
    for (value, label) in zip(marks.values, marks.labels) {
      grid.move(x(value), RowFrame.top)
      grid.along(to: bottom)
      picture.label(label, "tick middle", x(value), bottom + 18)
    }
    picture.grid = [.init(style: "grid", d: grid.text)]
    picture.label(marks.unit.map { "\(what), \($0)" } ?? what, "unit end", right, bottom + 40)
    for (place, name) in names.enumerated() {
      picture.label(name, "name end", left - 8, RowFrame.top + row * (Double(place) + 0.5) + 4)
    }
    self.picture = picture
  }

  func middle(_ place: Int) -> Double { RowFrame.top + row * (Double(place) + 0.5) }
}

extension PathText {
  /// A line with short ends across it.
  mutating func whisker(from left: Double, to right: Double, y: Double) {
    move(left, y)
    across(to: right)
    for end in [left, right] {
      move(end, y - 3)
      along(to: y + 3)
    }
  }
}
