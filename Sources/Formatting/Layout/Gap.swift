/// What stands between two tokens.
enum Gap: Equatable {
  /// So many blanks.
  case blanks(Int)
  /// So many line breaks, and the next token's indentation.
  case lines(Int, indentation: Int)
  /// Blanks before a remark at the end of a line.
  case beforeRemark
  /// The start of the text, or its end after a scalar to which a line break would be added.
  case nothing
}

/// Where the next token may stand.
struct Position {
  enum Start {
    /// On a line of its own.
    case onNewLine
    /// On a line of its own where it is on one already.
    case onEitherLine
    /// On the line of the token before, unless a remark ends it.
    case onSameLine
  }

  let start: Start
  /// How many blanks are before it on the line of the token before.
  var blanks = 0
  /// Its indentation on a line of its own.
  let indentation: Int
  /// The indentation of remarks before it, where it is another one.
  var remarks: Int?

  static func newLine(_ indentation: Int) -> Position { Position(start: .onNewLine, indentation: indentation) }
  static func eitherLine(_ blanks: Int, _ indentation: Int) -> Position {
    Position(start: .onEitherLine, blanks: blanks, indentation: indentation)
  }
  static func sameLine(_ blanks: Int, _ indentation: Int) -> Position {
    Position(start: .onSameLine, blanks: blanks, indentation: indentation)
  }
}

/// By how much what is inside is indented more.
let indentationStep = 2
