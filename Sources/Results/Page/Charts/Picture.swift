/// The shapes of a picture, in the order in which they are painted. Styles are
/// classes of the page's style sheet.
struct Picture {
  struct Box {
    let style: String
    let x: String
    let y: String
    let width: String
    let height: String
    /// Shown while the pointer is over it.
    var hint: String?

    init(_ style: String, x: Double, y: Double, width: Double, height: Double, hint: String? = nil) {
      self.style = style
      (self.x, self.y) = (coordinate(x), coordinate(y))
      (self.width, self.height) = (coordinate(max(0, width)), coordinate(max(0, height)))
      self.hint = hint
    }
  }

  struct Path {
    let style: String
    let d: String
  }

  struct Dot {
    let style: String
    let x: String
    let y: String
  }

  struct Label {
    let style: String
    let x: String
    let y: String
    let text: String
  }

  let width: Int
  let height: Int
  var grid: [Path] = []
  var shades: [Box] = []
  var boxes: [Box] = []
  var paths: [Path] = []
  var dots: [Dot] = []
  var labels: [Label] = []

  mutating func dot(_ style: String, _ x: Double, _ y: Double) {
    dots.append(Dot(style: style, x: coordinate(x), y: coordinate(y)))
  }

  /// - Parameter style: `start`, `middle` or `end` says which part of the text is at the place.
  mutating func label(_ text: String, _ style: String, _ x: Double, _ y: Double) {
    labels.append(Label(style: style, x: coordinate(x), y: coordinate(y), text: text))
  }
}
