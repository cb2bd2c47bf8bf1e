/// A place in a picture to a tenth of its unit, which is finer than any screen, and always the same text.
func coordinate(_ value: Double) -> String {
  guard value.isFinite, value.magnitude < 1e6 else { return "0" }
  let tenths = Int((value.magnitude * 10).rounded())
  let sign = value < 0 && tenths > 0 ? "-" : ""
  return sign + String(tenths / 10) + (tenths % 10 == 0 ? "" : "." + String(tenths % 10))
}

/// The text of an SVG path.
struct PathText {
  private(set) var text = ""

  mutating func move(_ x: Double, _ y: Double) { text += "M" + coordinate(x) + " " + coordinate(y) }
  mutating func line(_ x: Double, _ y: Double) { text += "L" + coordinate(x) + " " + coordinate(y) }
  mutating func across(to x: Double) { text += "H" + coordinate(x) }
  mutating func along(to y: Double) { text += "V" + coordinate(y) }
  mutating func close() { text += "Z" }
}
