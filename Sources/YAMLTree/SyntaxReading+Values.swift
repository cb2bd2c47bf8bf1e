import Diagnostics

/// Mistakes behind and around values that are whole.
extension SyntaxReading {
  /// `"ana", "joe"`: several texts in quotes without brackets around them.
  var severalValues: Problem? {
    guard at < bytes.count, bytes[at] == 0x2C, let first = lastQuoted, openBracket == nil else { return nil }
    let (start, end) = (Int(first.lower), endOfLine(at))
    guard lines.startOfLine(start) == lines.startOfLine(at), colon(from: start, to: end) == nil,
      lines.firstNonBlank(at + 1, end) < end
    else { return nil }
    let list = "[" + excerpt(bytes, start..<end) + "]"
    return make(
      .textAfterValue, "there is text after a finished value", at, end, help: "write `\(list)`",
      fixes: [
        Fix(
          "write brackets", safety: .unsafe, edits: [Edit(place(start, start), "["), Edit(place(end, end), "]")])
      ])
  }

  /// A semicolon, comma or point behind a value, which ends no line here.
  var loneMark: Problem? {
    let end = endOfLine(at)
    guard at + 1 == end, [0x3B, 0x2C, 0x2E].contains(bytes[at]) else { return nil }
    return make(
      .textAfterValue, "`\(excerpt(bytes, at..<end))` does not end a line here", at, end, help: "delete it",
      fixes: [Fix("delete it", safety: .unsafe, edits: [Edit(place(at, end), "")])])
  }

  /// `to: joe` below `- tag: Donor` and as far to the left as its dash.
  var keyBesideItems: Problem? {
    let start = lines.startOfLine(at)
    let column = at - start
    guard column == lines.firstNonBlank(start, bytes.count) - start, colon(from: at, to: endOfLine(at)) != nil else {
      return nil
    }
    var line = start
    while let above = lineAbove(line) {
      let dash = lines.firstNonBlank(above.lowerBound, above.upperBound)
      let content = contentStart(above)
      if dash - above.lowerBound <= column, content - above.lowerBound > column {
        guard colon(from: content, to: above.upperBound) != nil else { return nil }
        let width = content - above.lowerBound - column
        return make(
          .badIndentation, "this line stands among list items, but is not one", at, endOfLine(at),
          related: [Label(place(content, lines.lastNonBlank(content, above.upperBound)), "the item above")],
          help:
            "indent it by \(width) more \(width == 1 ? "space" : "spaces") if it belongs to the item above, or start it with `- `",
          fixes: [
            Fix(
              "indent it", safety: .unsafe,
              edits: [Edit(place(at, at), String(repeating: " ", count: width))])
          ])
      }
      if dash - above.lowerBound < column { return nil }
      line = above.lowerBound
    }
    return nil
  }
}
