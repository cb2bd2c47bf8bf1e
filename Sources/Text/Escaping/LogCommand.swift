/// What services that run builds take for commands when they read a log: GitHub a line that begins with `::`, also after
/// blanks, or that holds `##[`; Azure Pipelines and TeamCity a line that holds `##vso[` or `##teamcity[`.
enum LogCommand {
  /// How many scalars before a bracket are looked at: services know no longer names.
  static let longest = 40

  /// Whether a bracket would open a command.
  ///
  /// - Parameter before: the code points before the bracket, the last one first.
  @inlinable static func opensBracket(_ before: some Sequence<UInt32>) -> Bool {
    var marks = 0
    for scalar in before {
      if scalar == 0x23 {
        marks += 1
        if marks == 2 { return true }
      } else if marks > 0 || !ASCII.isLetter(UInt8(truncatingIfNeeded: scalar)) || scalar > 0x7F {
        return false
      }
    }
    return false
  }

  /// Whether a bracket after a text would open a command.
  static func opensBracket(after text: String.UnicodeScalarView) -> Bool {
    opensBracket(text.suffix(longest).reversed().lazy.map(\.value))
  }

  /// Finds the second colon of a line that begins with two.
  struct LineStart {
    private enum State { case blank, colon, text }
    private var state = State.blank

    /// Takes the next scalar of a text.
    mutating func isSecondColon(_ scalar: Unicode.Scalar) -> Bool {
      let before = state
      if scalar == "\n" || scalar == "\r" {
        state = .blank
      } else if scalar == ":", before == .blank {
        state = .colon
      } else if before != .blank || !scalar.properties.isWhitespace {
        state = .text
      }
      return before == .colon && scalar == ":"
    }
  }
}
