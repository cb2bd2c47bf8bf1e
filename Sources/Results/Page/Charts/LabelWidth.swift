import Text

/// How wide labels of pictures are, at most: on a phone, where letters are largest beside a picture, in a wide font. No
/// one knows the reader's font, and a label that is wider than its room is cut.
enum LabelWidth {
  /// The size of letters on a phone, in units of a picture.
  private static let size = 15.0

  static func of(_ label: String) -> Double { label.reduce(0) { $0 + ems($1) } * size }

  /// The widest of some labels.
  static func most(of labels: [String]) -> Double { labels.map(of).max() ?? 0 }

  /// A name for a place with room for this width; a name that is too long ends with an ellipsis.
  static func fitted(_ name: String, to width: Double) -> String {
    let name = visible(name)
    guard of(name) > width else { return name }
    var (short, taken) = ("", of("…"))
    for character in name {
      taken += ems(character) * size
      if taken > width { break }
      short.append(character)
    }
    return short + "…"
  }

  private static func ems(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", " ", ",", ".", ":", ";", "'", "|", "!", "f", "t", "r", "(", ")", "[", "]": 0.42
    case "m", "w", "M", "W", "%", "@", "…", "—": 1
    case "&", "<", ">", "+", "=", "~", "#": 0.85
    case "A"..."Z": 0.8
    default: displayWidth(character) == 2 ? 1.3 : character.isASCII ? 0.64 : 0.8
    }
  }
}
