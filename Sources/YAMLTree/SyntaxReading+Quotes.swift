import Diagnostics

/// Quotes that are not closed where they should be, or that end a text too early.
extension SyntaxReading {
  // MARK: Never closed

  /// A text in quotes that goes on over lines on which something else must begin.
  var quoteOverLines: Problem? {
    guard let quoted = lastQuoted, lines.startOfLine(Int(quoted.lower)) < lines.startOfLine(Int(quoted.upper)),
      at == Int(quoted.lower) || Int(quoted.upper) > lines.startOfLine(at)
    else { return nil }
    return unclosedQuote(
      Int(quoted.lower), "the quote that opens here is not closed on its line",
      related: [Label(place(Int(quoted.upper) - 1, Int(quoted.upper)), "it ends only here")])
  }

  /// `["leave me alone, "take me off"]`: the quote before the next text ends this one.
  var quoteOfNext: Problem? {
    guard let quoted = lastQuoted, Int(quoted.upper) == at, at < bytes.count, isWord(bytes[at]) else { return nil }
    var before = Int(quoted.upper) - 2
    // A bracket is closed in what was to be a text.
    if bytes[Int(quoted.lower)..<(at - 1)].contains(where: { $0 == 0x5D || $0 == 0x7D }) {
      return unclosedQuote(
        Int(quoted.lower), "the quote that opens here is not closed before the next one",
        related: [Label(place(at - 1, at), "it ends only here")])
    }
    let hasBlank = before > Int(quoted.lower) && (isBlank(bytes[before]) || isLineBreak(bytes[before]))
    while before > Int(quoted.lower), isBlank(bytes[before]) || isLineBreak(bytes[before]) { before -= 1 }
    guard hasBlank, bytes[before] == 0x2C || lines.startOfLine(Int(quoted.lower)) < lines.startOfLine(at) else {
      return nil
    }
    return unclosedQuote(
      Int(quoted.lower), "the quote that opens here is not closed before the next one",
      related: [Label(place(at - 1, at), "it ends only here")])
  }

  func unclosedQuote(_ open: Int, _ message: String, related: [Label] = []) -> Problem {
    make(
      .unclosedQuote, message, open, open + 1, related: related, help: closingQuoteHelp(open),
      fixes: closingQuote(open))
  }

  /// Writes the quote that is missing at the end of its text: in place of the other one, or where the text ends.
  private func closingQuote(_ open: Int) -> [Fix] {
    guard open < bytes.count else { return [] }
    let quote = excerpt(bytes, open..<(open + 1))
    let (end, isClear) = endOfQuoted(open)
    guard curlyQuote(after: open) == nil, isClear else { return [] }
    return [Fix("write `\(quote)`", safety: .unsafe, edits: [Edit(place(end.lowerBound, end.upperBound), quote)])]
  }

  /// What the closing quote of a text replaces, or where it goes, and whether that is clear. In brackets, the text may end before them, or
  /// at a comma.
  func endOfQuoted(_ open: Int) -> (end: Range<Int>, isClear: Bool) {
    let line = endOfLine(open)
    let (other, bracket): (UInt8, UInt8?) = (
      bytes[open] == 0x22 ? 0x27 : 0x22, bracketAround(open) ?? bracketAbove(open)
    )
    let text = (open + 1)..<max(line, open + 1)
    let others = text.filter { bytes[$0] == other }
    if others.count == 1, let end = others.first, end > open + 1, !isBlank(bytes[end - 1]) {
      let next = lines.firstNonBlank(end + 1, line)
      if next >= line || bracket != nil && [0x2C, 0x5D, 0x7D].contains(bytes[next]) {
        return (end..<(end + 1), true)
      }
    }
    if let end = endOfKey(open) { return (end..<end, true) }
    guard let bracket else {
      let end = endOfText(open)
      return (end..<end, true)
    }
    guard let mark = text.first(where: { [0x2C, 0x5D, 0x7D].contains(bytes[$0]) }) else { return (line..<line, true) }
    let end = lines.lastNonBlank(open + 1, mark)
    if bytes[mark] != 0x2C || startsPart(mark + 1, in: bracket, line) { return (end..<end, true) }
    // A comma may belong to the text.
    let close = text.first { bytes[$0] == bracket + 2 } ?? line
    let last = lines.lastNonBlank(open + 1, close)
    return (last..<last, false)
  }

  /// Where a key ends that begins with a quote; nil where something precedes the quote, or no colon follows a word.
  private func endOfKey(_ open: Int) -> Int? {
    let line = lines.startOfLine(open)
    guard contentStart(line..<(open + 1)) == open else { return nil }
    var end = open + 1
    while end < bytes.count, !isBlank(bytes[end]), !isLineBreak(bytes[end]), bytes[end] != 0x3A { end += 1 }
    guard end > open + 1, end < bytes.count, bytes[end] == 0x3A,
      end + 1 >= bytes.count || isBlank(bytes[end + 1]) || isLineBreak(bytes[end + 1])
    else { return nil }
    return end
  }

  /// Where a text outside of brackets ends: before a remark, or with the lines below that are indented more and are no entries.
  private func endOfText(_ open: Int) -> Int {
    let line = lines.startOfLine(open)
    let stop = endOfLine(open)
    let remark = (open + 1..<max(stop, open + 1)).first { at in
      bytes[at] == 0x23 && isBlank(bytes[at - 1]) && at + 1 < stop && isBlank(bytes[at + 1])
    }
    if let remark { return lines.lastNonBlank(open + 1, remark) }
    let column = contentStart(line..<open) - line
    var end = stop
    var next = lines.startOfNextLine(lines.endOfLine(open))
    while next < bytes.count {
      let lineEnd = lines.endOfLine(next)
      let first = lines.firstNonBlank(next, lineEnd)
      guard first < lineEnd, first - next > column, bytes[first] != 0x23, !isEntry(next..<lineEnd),
        !bytes[first..<lineEnd].contains(bytes[open])
      else { break }
      end = endOfLine(next)
      next = lines.startOfNextLine(lineEnd)
    }
    return end
  }

  /// Whether another part of the brackets begins behind a comma: a key, or a text in quotes.
  private func startsPart(_ start: Int, in bracket: UInt8, _ end: Int) -> Bool {
    let first = lines.firstNonBlank(start, end)
    // A comma at the end of a line separates.
    guard first < end else { return true }
    if bytes[first] == 0x22 || bytes[first] == 0x27 { return true }
    guard bracket == 0x7B, let colon = colon(from: first, to: end) else { return false }
    return !bytes[first..<colon].contains { isBlank($0) || $0 == 0x2C }
  }

  /// The innermost bracket that is open on the line of a place, to which libyaml may not have come.
  func bracketAround(_ place: Int) -> UInt8? {
    var (brackets, quote) = ([UInt8](), UInt8?.none)
    for at in lines.startOfLine(place)..<place {
      let byte = bytes[at]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27, at == 0 || !isWord(bytes[at - 1]) {
        quote = byte
      } else if byte == 0x5B || byte == 0x7B {
        brackets.append(byte)
      } else if byte == 0x5D || byte == 0x7D {
        _ = brackets.popLast()
      }
    }
    return brackets.last
  }

  /// The innermost bracket that is open on an earlier line.
  private func bracketAbove(_ place: Int) -> UInt8? {
    openBracket.flatMap { $0 < lines.startOfLine(place) ? bytes[$0] : nil }
  }

  private func closingQuoteHelp(_ open: Int) -> String {
    curlyQuote(after: open).map { "write the same quote at the end of the text; `\($0)` is another character" }
      ?? "write the same quote at the end of the text"
  }

  private func curlyQuote(after open: Int) -> String? {
    guard open < bytes.count else { return nil }
    let rest = String(decoding: bytes[open..<endOfLine(open)], as: UTF8.self)
    return rest.unicodeScalars.last { curlyQuotes.contains(String($0)) }.map { String($0) }
  }

  /// Whether a line of a text in quotes, other than its first, is indented as an entry is and looks like one.
  func holdsEntry(_ quoted: SourceSpan) -> Bool {
    let line = lines.startOfLine(Int(quoted.lower))
    let column = contentStart(line..<Int(quoted.lower)) - line
    var before = lines.endOfLine(line)
    var next = lines.startOfNextLine(before)
    while next < Int(quoted.upper) {
      let end = lines.endOfLine(next)
      // Who writes `\` at the end of a line goes on with the text on the next one.
      let goesOn = before > 0 && bytes[before - 1] == 0x5C
      if !goesOn, lines.firstNonBlank(next, end) - next <= column, isEntry(next..<end) { return true }
      before = end
      next = lines.startOfNextLine(end)
    }
    return false
  }

  /// `- `, or a word with a colon.
  func isEntry(_ line: Range<Int>) -> Bool {
    let first = lines.firstNonBlank(line.lowerBound, line.upperBound)
    let start = contentStart(line)
    guard first < line.upperBound, start == first else { return first < line.upperBound }
    guard let colon = colon(from: start, to: line.upperBound), colon > start else { return false }
    return !bytes[start..<colon].contains { isBlank($0) }
  }

  // MARK: Closed too early

  /// `'O'Neil'` and `"Say "hello" to them"`: a quote in a text in such quotes ends it.
  func quoteWithin(before place: Int) -> Problem? {
    guard place > 0, place < bytes.count, bytes[place - 1] == 0x27 || bytes[place - 1] == 0x22 else { return nil }
    let (quote, line) = (bytes[place - 1], endOfLine(place))
    guard isWord(bytes[place]), !isLineBreak(bytes[place]), ![0x5D, 0x7D, 0x3A].contains(bytes[place]),
      quote == 0x27 || bytes[place..<line].contains(quote), let open = openQuote(before: place - 1)
    else { return nil }
    let isDouble = quote == 0x22
    if open == place - 2 {
      let end = endOfWhole(open)
      let isAtBoth = end > place + 1 && bytes[end - 1] == quote && bytes[end - 2] == quote
      return make(
        .textAfterValue, "these quotes hold nothing, and text follows them", open, place,
        related: [Label(self.place(open, open + 1), "which begins here")],
        help: "write one quote at each end of the text",
        fixes: isAtBoth
          ? [
            Fix(
              "write one quote at each end", safety: .unsafe,
              edits: [Edit(self.place(open, open + 1), ""), Edit(self.place(end - 1, end), "")])
          ] : [])
    }
    return make(
      .textAfterValue, "this `\(excerpt(bytes, (place - 1)..<place))` ends the text", place - 1, place,
      related: [Label(self.place(open, open + 1), "which begins here")],
      help: isDouble
        ? "put a text that has a `\"` in single quotes, or write `\\\"` for it"
        : "put a text that has a `'` in double quotes, or write `''` for it", fixes: otherQuotes(open))
  }

  /// Where the text began that a quote ends.
  private func openQuote(before close: Int) -> Int? {
    if let quoted = lastQuoted, Int(quoted.upper) == close + 1 { return Int(quoted.lower) }
    let line = lines.startOfLine(close)
    let first = contentStart(line..<close)
    return (first..<max(close, first)).first { at in
      bytes[at] == bytes[close] && (at == first || !isWord(bytes[at - 1]))
    }
  }

  /// The other quotes around a whole text, where it has none of them.
  private func otherQuotes(_ open: Int) -> [Fix] {
    let end = endOfWhole(open)
    let other: UInt8 = bytes[open] == 0x22 ? 0x27 : 0x22
    guard end > open + 1, bytes[end - 1] == bytes[open],
      !bytes[open..<end].contains(where: { $0 == other || $0 == 0x5C })
    else { return [] }
    let quote = other == 0x22 ? "\"" : "'"
    return [
      Fix(
        "write `\(quote)` around the text", safety: .unsafe,
        edits: [Edit(place(open, open + 1), quote), Edit(place(end - 1, end), quote)])
    ]
  }

  /// Where a text ends that holds quotes like its own: with the last of them before a bracket or a comma, else with the line.
  func endOfWhole(_ open: Int) -> Int {
    let line = endOfLine(open)
    guard bracketAround(open) != nil else { return line }
    var at = open + 2
    while at < line {
      if bytes[at - 1] == bytes[open], [0x5D, 0x7D, 0x2C].contains(bytes[lines.firstNonBlank(at, line)]) { return at }
      at += 1
    }
    return line
  }
}
