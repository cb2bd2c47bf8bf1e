internal import Text

/// One line of a source with a piece of it underlined, fit for a terminal.
///
/// Columns are those of a terminal: wide characters take two, tabs reach to the next multiple of four. Long lines are
/// cut to a window around the piece. What cannot be shown is written as `<U+0007>`, and bytes that are not UTF-8 as
/// `<E9>`.
struct SourceExcerpt {
  private(set) var line = ""
  private(set) var underlineStart = 0
  private(set) var underlineWidth = 1

  private static let tabWidth = 4
  /// In terminal columns.
  static let widest = 110
  private static let narrowest = 20
  private let windowWidth: Int
  /// Bytes before the piece that are looked at; enough to fill the window.
  static let reach = 400

  /// - Parameters:
  ///   - bytes: the line's bytes in the source.
  ///   - span: the piece; the part of it beyond the line is not underlined.
  ///   - width: how many columns there are.
  init(_ source: Source, line bytes: Range<Int>, span: SourceSpan, width: Int = Self.widest) {
    windowWidth = min(max(width, Self.narrowest), Self.widest)
    let start = min(max(Int(span.lower), bytes.lowerBound), bytes.upperBound)
    let end = min(max(Int(span.upper), start), bytes.upperBound)
    let first = scalarStart(source.bytes, max(bytes.lowerBound, start - Self.reach))
    let last = scalarStart(source.bytes, min(bytes.upperBound, start + 2 * Self.reach))
    let before = Self.shown(source.bytes[first..<start])
    let piece = Self.shown(source.bytes[start..<max(start, min(end, last))], after: before)
    let after = Self.shown(source.bytes[max(start, min(end, last))..<max(start, last)], after: before + piece)
    layOut(
      before, piece, after, isCutBefore: first > bytes.lowerBound || (source.piece?.scalarsBefore ?? 0) > 0,
      isCutAfter: last < bytes.upperBound || source.piece?.isCutOff == true)
  }

  private mutating func layOut(
    _ before: String, _ piece: String, _ after: String, isCutBefore: Bool, isCutAfter: Bool
  ) {
    var column = 0
    var cells: [(text: String, width: Int, part: Int)] = []
    for (part, text) in [before, piece, after].enumerated() {
      for character in text {
        let width = character == "\t" ? Self.tabWidth - column % Self.tabWidth : displayWidth(character)
        cells.append((character == "\t" ? String(repeating: " ", count: width) : String(character), width, part))
        column += width
      }
    }
    var widths = [0, 0, 0]
    for cell in cells { widths[cell.part] += cell.width }

    var low = 0
    var high = cells.count
    if widths[0] + widths[1] + widths[2] > windowWidth || isCutBefore || isCutAfter {
      // The piece shows from its start, with a third of the window before it.
      let room = windowWidth - 2
      var shownBefore = min(widths[0], max(room / 3, room - widths[1] - widths[2]))
      var dropped = widths[0]
      while low < cells.count, cells[low].part == 0, dropped > shownBefore {
        dropped -= cells[low].width
        low += 1
      }
      shownBefore = dropped
      var used = 0
      high = low
      while high < cells.count, used + cells[high].width <= room {
        used += cells[high].width
        high += 1
      }
    }
    let cutsBefore = isCutBefore || low > 0
    if cutsBefore { line = "…" }
    underlineStart = cutsBefore ? 1 : 0
    underlineWidth = 0
    for cell in cells[low..<high] {
      line += cell.text
      if cell.part == 0 { underlineStart += cell.width }
      if cell.part == 1 { underlineWidth += cell.width }
    }
    if isCutAfter || high < cells.count { line += "…" }
    underlineWidth = max(underlineWidth, 1)
  }

  /// - Parameter before: the text before it on the line.
  private static func shown(_ bytes: ArraySlice<UInt8>, after before: String = "") -> String {
    let text = String(validating: bytes, as: UTF8.self) ?? withBadBytesShown(bytes)
    // Tabs are laid out later.
    guard text.utf8.contains(0x09) else { return VisibleText().shown(text, after: before) }
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().map { VisibleText().shown($1, after: $0 == 0 ? before : "") }.joined(separator: "\t")
  }

  private static func withBadBytesShown(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    var at = bytes.startIndex
    while at < bytes.endIndex {
      // A scalar has at most four bytes.
      let scalar = (1...4).lazy.compactMap { length -> (String, Int)? in
        guard at + length <= bytes.endIndex else { return nil }
        return String(validating: bytes[at..<(at + length)], as: UTF8.self).map { ($0, length) }
      }.first
      if let (shown, length) = scalar {
        text += shown
        at += length
      } else {
        text += "<\(hexadecimal(bytes[at]))>"
        at += 1
      }
    }
    return text
  }
}
