/// How the places of a line are counted.
package enum ColumnUnit: String, Sendable, CaseIterable {
  /// Bytes of UTF-8.
  case utf8 = "utf-8"
  /// Code units of UTF-16.
  case utf16 = "utf-16"
}

/// A place in a text as editors name it: line and character, both counted from 0.
package struct TextPoint: Hashable, Comparable, Sendable {
  package let line: Int
  /// In the unit that was agreed on.
  package let character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  package static func < (a: Self, b: Self) -> Bool { (a.line, a.character) < (b.line, b.character) }
}

/// Two places with what is between them.
package struct TextRange: Hashable, Sendable {
  package let start: TextPoint
  package let end: TextPoint

  package init(start: TextPoint, end: TextPoint) {
    self.start = start
    self.end = end
  }
}
