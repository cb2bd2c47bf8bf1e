/// A picture with two axes, their marks and what they count; charts draw into it. The size suits half a page on a
/// desktop screen and the whole width of a phone.
struct Axes {
  static let width = 440
  static let height = 250

  let x: Scale
  let y: Scale
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  var picture: Picture

  init(x: Ticks, xTitle: String, y: Ticks, yTitle: String) {
    left = 10 + LabelWidth.most(of: y.labels)
    // Half of the last label stands beside the axis.
    right = Double(Axes.width) - max(18, LabelWidth.of(x.labels.last ?? "") / 2)
    top = 28
    bottom = Double(Axes.height) - 46
    self.x = Scale(0...max(x.top, .leastNormalMagnitude), from: left, to: right)
    self.y = Scale(0...max(y.top, .leastNormalMagnitude), from: bottom, to: top)
    picture = Picture(width: Axes.width, height: Axes.height)
    var grid = PathText()
    for (value, label) in zip(y.values, y.labels) {
      let position = self.y(value)
      if value > 0 {
        grid.move(left, position)
        grid.across(to: right)
      }
      picture.label(label, "tick end", left - 6, position + 4)
    }
    var axis = PathText()
    axis.move(left, bottom)
    axis.across(to: right)
    for (value, label) in zip(x.values, x.labels) {
      let position = self.x(value)
      axis.move(position, bottom)
      axis.along(to: bottom + 4)
      picture.label(label, "tick middle", position, bottom + 20)
    }
    picture.grid = [.init(style: "grid", d: grid.text), .init(style: "axis", d: axis.text)]
    picture.label(yTitle, "unit start", 0, 15)
    picture.label(xTitle, "unit end", right, Double(Axes.height) - 6)
  }
}
