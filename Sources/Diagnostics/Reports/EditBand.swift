/// The table of the distances between the prefixes of two words, as far as two edits lead from its diagonal: insertions,
/// deletions, replacements and swaps of neighbours. A row belongs to a prefix of the other word.
struct EditBand {
  private static let width = 2 * SharedPrefixes.mostEdits + 1
  /// More than any distance that is asked for.
  private static let far = UInt8(SharedPrefixes.mostEdits + 1)

  private let asked: [UInt32]
  private var rows: [UInt8]

  init(_ asked: [UInt32]) {
    self.asked = asked
    rows = Array(repeating: Self.far, count: (asked.count + Self.width) * Self.width)
    for column in 0...min(SharedPrefixes.mostEdits, asked.count) {
      rows[SharedPrefixes.mostEdits + column] = UInt8(column)
    }
  }

  /// Fills a row from those above it.
  ///
  /// - Returns: whether any distance in it is one that is asked for; if not, none in the rows below is.
  mutating func add(row: Int, _ scalar: UInt32, after before: UInt32?) -> Bool {
    guard (row + 1) * Self.width <= rows.count else { return false }
    let count = asked.count
    return asked.withUnsafeBufferPointer { asked in
      rows.withUnsafeMutableBufferPointer { rows in
        var isNear = false
        var left = Self.far
        for place in 0..<Self.width {
          let column = row + place - SharedPrefixes.mostEdits
          let cell = row * Self.width + place
          var edits = Self.far
          if column == 0 {
            edits = UInt8(min(row, Int(Self.far)))
          } else if column > 0, column <= count {
            let above = cell - Self.width
            edits = min(left + 1, rows[above] + (asked[column - 1] == scalar ? 0 : 1))
            if place + 1 < Self.width { edits = min(edits, rows[above + 1] + 1) }
            if column > 1, let before, asked[column - 1] == before, asked[column - 2] == scalar {
              edits = min(edits, rows[above - Self.width] + 1)
            }
            edits = min(edits, Self.far)
          }
          rows[cell] = edits
          left = edits
          if edits < Self.far { isNear = true }
        }
        return isNear
      }
    }
  }

  /// The distance to the whole word asked about, from a prefix that has a row; nil where it is more than two.
  func edits(row: Int) -> Int? {
    let place = asked.count - row + SharedPrefixes.mostEdits
    guard place >= 0, place < Self.width else { return nil }
    let edits = rows[row * Self.width + place]
    return edits < Self.far ? Int(edits) : nil
  }
}
