import Diagnostics
internal import Text

/// Mistakes that can be seen from the arrangement of lines and brackets.
extension SyntaxReading {
  /// A colon where no key can be: a second one on the line, a line above without one, or a line indented too far.
  var misplacedColon: Problem {
    let start = lines.startOfLine(at)
    if let earlier = colon(from: start, to: at) {
      return make(
        .misplacedColon, "a second `:` on one line", at, at + 1,
        related: [Label(place(earlier, earlier + 1), "the first one makes the text before it a key")],
        help: "put the value in quotes, or start a new line", fixes: quoting(after: earlier))
    }
    guard let above = lineAbove(start) else { return missingColonOrSpace(in: start..<at) }
    let content = contentStart(above)
    if colon(from: content, to: above.upperBound) == nil { return missingColonOrSpace(in: content..<above.upperBound) }
    let first = lines.firstNonBlank(start, at)
    return make(
      .badIndentation, "this line is indented under one that already has a value", first, at,
      related: [Label(place(content, lines.lastNonBlank(content, above.upperBound)), "this one")],
      help: "give both lines the same indentation",
      fixes: first - start > content - above.lowerBound
        ? [
          Fix(
            "indent it as the line above", safety: .unsafe,
            edits: [Edit(place(start, first), String(repeating: " ", count: content - above.lowerBound))])
        ] : [])
  }

  /// Puts the rest of a line in quotes, where nothing in it needs an escape.
  private func quoting(after colon: Int) -> [Fix] {
    let value = lines.firstNonBlank(colon + 1, bytes.count)..<endOfLine(colon)
    guard openBracket == nil, value.lowerBound < value.upperBound,
      !bytes[value].contains(where: { $0 == 0x22 || $0 == 0x5C || $0 == 0x23 })
    else { return [] }
    let text = String(decoding: bytes[value], as: UTF8.self)
    return [
      Fix(
        "put the value in quotes", safety: .unsafe,
        edits: [Edit(place(value.lowerBound, value.upperBound), "\"\(text)\"")])
    ]
  }

  func missingColon(lineAt start: Int) -> Problem { missingColonOrSpace(in: start..<lines.endOfLine(start)) }

  /// A line that should be `key: value`.
  func missingColonOrSpace(in range: Range<Int>) -> Problem {
    let end = lines.lastNonBlank(range.lowerBound, range.upperBound)
    var word = range.lowerBound
    while word < end && !isBlank(bytes[word]) && bytes[word] != 0x3A { word += 1 }
    if word + 1 < end && bytes[word] == 0x3A {
      return make(
        .missingColon, "there must be a space after `:`", word, word + 1,
        help: "write `\(excerpt(bytes, range.lowerBound..<word)): \(excerpt(bytes, (word + 1)..<end))`",
        fixes: [Fix("add a space", safety: .unsafe, edits: [Edit(place(word + 1, word + 1), " ")])])
    }
    let key = excerpt(bytes, range.lowerBound..<word)
    let rest = excerpt(bytes, lines.firstNonBlank(word, end)..<end)
    return make(
      .missingColon, "there must be a `:` after `\(key)`", range.lowerBound, word,
      help: rest.isEmpty ? "write `\(key):` and its value" : "write `\(key): \(rest)`",
      fixes: [Fix("write `:`", safety: .unsafe, edits: [Edit(place(word, word), ":")])])
  }

  /// There is something else where the next entry or item of a block should be.
  var unexpectedContent: Problem {
    let start = lines.startOfLine(at)
    if at < bytes.count && bytes[at] == 0x3A {
      return make(
        .emptyKey, "there is no key before this `:`", at, at + 1,
        help: "write the key, or put the text in quotes if it starts with a colon")
    }
    if let problem = quoteOverLines ?? quoteWithin(before: at) { return problem }
    if lines.firstNonBlank(start, at) < at {
      if let problem = severalValues ?? loneMark { return problem }
      let isBracket = at < bytes.count && (bytes[at] == 0x5D || bytes[at] == 0x7D)
      return make(
        .textAfterValue, isBracket ? "this bracket closes nothing" : "there is text after a finished value", at,
        isBracket ? at + 1 : endOfLine(at),
        help: isBracket ? "delete it" : "put the whole value in quotes; a quote inside single quotes is doubled",
        fixes: isBracket ? [Fix("delete it", safety: .unsafe, edits: [Edit(place(at, at + 1), "")])] : [])
    }
    if at + 1 < bytes.count && bytes[at] == 0x2D && (isBlank(bytes[at + 1]) || isLineBreak(bytes[at + 1])) {
      return make(
        .badIndentation, "a list item cannot stand among keys", at, endOfLine(at),
        help: "indent it under the key it belongs to, or give it the indentation of the items above")
    }
    let isItem = words.contains(text: "'-'")
    if isItem, let problem = keyBesideItems { return problem }
    return make(
      .badIndentation,
      isItem ? "this line stands among list items, but is not one" : "no line above has the indentation of this one",
      at,
      endOfLine(at),
      help: isItem
        ? "start it with `- `, or indent it less or more" : "give it the indentation of the lines it belongs to")
  }

  var brokenBrackets: Problem {
    guard let bracket = openBracket else {
      return make(
        .notYAML, "a value is missing here", at, min(at + 1, bytes.count),
        help: "write the value, or `\"\"` for no text")
    }
    let opener = excerpt(bytes, bracket..<(bracket + 1))
    let closer = bytes[bracket] == 0x5B ? "]" : "}"
    let openLine = lines.startOfLine(bracket)
    let line = lines.startOfLine(at)
    // A line indented no further than the one with the bracket is the next entry, not a part of the list.
    let resumed =
      line > openLine
      && lines.firstNonBlank(line, bytes.count) - line <= lines.firstNonBlank(openLine, bracket) - openLine
      && !(at < bytes.count && (bytes[at] == 0x5D || bytes[at] == 0x7D))
      || hasEntry(from: openLine, to: line)
    if lines.firstNonBlank(at, bytes.count) >= bytes.count || resumed {
      return unclosed(bracket, opener, closer)
    }
    if let missing = missingPart(after: bracket) ?? quoteOfNext ?? quoteWithin(before: at) { return missing }
    return make(
      .unclosedBracket, "there must be `,` or `\(closer)` before this", at, min(at + 1, bytes.count),
      related: [Label(place(bracket, bracket + 1), "inside this bracket")],
      help: "separate the parts by commas, and put text with commas, colons or brackets in quotes")
  }

  /// Whether an entry begins between the line of a bracket and a later one, indented no further than the first.
  private func hasEntry(from openLine: Int, to line: Int) -> Bool {
    let column = lines.firstNonBlank(openLine, bytes.count) - openLine
    var next = lines.startOfNextLine(lines.endOfLine(openLine))
    while next < line {
      let end = lines.endOfLine(next)
      if lines.firstNonBlank(next, end) - next <= column, isEntry(next..<end) { return true }
      next = lines.startOfNextLine(end)
    }
    return false
  }

  private func unclosed(_ bracket: Int, _ opener: String, _ closer: String) -> Problem {
    if let comment = comment(after: bracket) {
      return make(
        .unclosedBracket, "`\(opener)` is never closed", bracket, bracket + 1,
        related: [Label(place(comment, endOfLine(comment)), "`#` starts a remark here, up to the end of the line")],
        help: "put text that starts with `#` in quotes, and write `\(closer)` before the remark")
    }
    let end = lastPart(of: bracket)
    return make(
      .unclosedBracket, "`\(opener)` is never closed", bracket, bracket + 1,
      help: "write `\(closer)` at the end of the list",
      fixes: [Fix("write `\(closer)`", safety: .unsafe, edits: [Edit(place(end, end), closer)])])
  }

  /// A remark on the line of a bracket, which may hold what should close it.
  private func comment(after bracket: Int) -> Int? {
    var at = bracket + 1
    while at < bytes.count, !isLineBreak(bytes[at]) {
      if bytes[at] == 0x23, isBlank(bytes[at - 1]) || bytes[at - 1] == bytes[bracket] || bytes[at - 1] == 0x2C {
        return at
      }
      at += 1
    }
    return nil
  }

  /// Where the value that a bracket opens probably ends: with its line, or with the lines below that are indented more.
  private func lastPart(of bracket: Int) -> Int {
    let line = lines.startOfLine(bracket)
    let column = lines.firstNonBlank(line, bracket) - line
    var end = endOfLine(bracket)
    var next = lines.startOfNextLine(lines.endOfLine(bracket))
    while next < bytes.count {
      let lineEnd = lines.endOfLine(next)
      let first = lines.firstNonBlank(next, lineEnd)
      guard first < lineEnd, first - next > column, bytes[first] != 0x23, bytes[first] != 0x2D else { break }
      end = endOfLine(next)
      next = lines.startOfNextLine(lineEnd)
    }
    return end
  }

  /// Nothing between two commas, before a colon, or before the wrong bracket.
  func missingPart(after bracket: Int) -> Problem? {
    guard at < bytes.count else { return nil }
    if bytes[at] == 0x5D || bytes[at] == 0x7D, bytes[at] != bytes[bracket] + 2 {
      // Where it closes the bracket around, the inner one is not closed.
      if let around = bracketAround(bracket), around + 2 == bytes[at] {
        let closer = bytes[bracket] == 0x5B ? "]" : "}"
        let end = lines.lastNonBlank(bracket + 1, at)
        return make(
          .unclosedBracket, "`\(excerpt(bytes, bracket..<(bracket + 1)))` is never closed", bracket, bracket + 1,
          help: "write `\(closer)` at the end of the list",
          fixes: [Fix("write `\(closer)`", safety: .unsafe, edits: [Edit(place(end, end), closer)])])
      }
      return make(
        .unclosedBracket, "`\(excerpt(bytes, bracket..<(bracket + 1)))` is closed by the wrong bracket", at, at + 1,
        related: [Label(place(bracket, bracket + 1), "opened here")],
        help: "write `\(bytes[bracket] == 0x5B ? "]" : "}")`",
        fixes: [
          Fix(
            "write `\(bytes[bracket] == 0x5B ? "]" : "}")`", safety: .unsafe,
            edits: [Edit(place(at, at + 1), bytes[bracket] == 0x5B ? "]" : "}")])
        ])
    }
    var before = at - 1
    while before > bracket && (isBlank(bytes[before]) || isLineBreak(bytes[before])) { before -= 1 }
    guard before == bracket || bytes[before] == 0x2C else { return nil }
    switch bytes[at] {
    case 0x3A:
      return make(.emptyKey, "there is no key before this `:`", at, at + 1, help: "write the key, or delete the entry")
    case 0x2C:
      return make(.notYAML, "there is nothing before this `,`", at, at + 1, help: "delete it, or write what is missing")
    default: return nil
    }
  }
}
