internal import Statistics
internal import Text

/// Where a text goes, and so how wide its tables may be and whether it has colours.
package struct TextStyle: Sendable {
  /// The columns of the terminal; nil where the text goes elsewhere.
  package var width: Int?
  package var usesColor: Bool

  package init(width: Int? = nil, usesColor: Bool = false) {
    self.width = width
    self.usesColor = usesColor
  }

  /// Without colours, as wide as it is.
  package static let plain = TextStyle()

  /// Sentences, which break between words.
  func prose(_ text: String) -> String { wrapped(text, to: width) }

  func ink(_ verdict: Verdict) -> Ink? {
    guard usesColor else { return nil }
    return switch verdict {
    case .pass: .green
    case .fail: .red
    case .inconclusive: .yellow
    }
  }

  func painted(_ verdict: Verdict) -> String { ink(verdict)?.paint(verdict.rawValue) ?? verdict.rawValue }

  /// For the cell of a table.
  func inks(_ verdict: Verdict, column: Int) -> [Int: Ink] { ink(verdict).map { [column: $0] } ?? [:] }
}
