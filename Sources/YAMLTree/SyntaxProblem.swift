import Diagnostics

extension TreeBuilder {
  /// Says in plain words what libyaml could not read, where, and what to do.
  mutating func syntaxProblem(_ failure: EventReader.Failure) -> SyntaxFailure {
    let at = offsets.byteOffset(ofScalar: failure.at)
    let contextAt = offsets.byteOffset(ofScalar: failure.contextAt)
    let reading = reading(failure.problem, failure.context, at: at, contextAt: contextAt)
    return self.failure(reading, reading.slip ?? reading.problem)
  }

  /// The text in quotes at which the builder gave up.
  func openQuoteProblem() -> SyntaxFailure? {
    guard let openQuote else { return nil }
    let reading = reading("", "", at: openQuote, contextAt: openQuote)
    guard let problem = reading.quoteOverLines else { return nil }
    return failure(reading, problem)
  }

  private func reading(_ words: String, _ context: String, at: Int, contextAt: Int) -> SyntaxReading {
    SyntaxReading(
      source: source, bytes: bytes, words: words, context: context, at: at, contextAt: contextAt,
      openBracket: openBracket,
      lastQuoted: lastQuoted)
  }

  private func failure(_ reading: SyntaxReading, _ problem: Problem) -> SyntaxFailure {
    SyntaxFailure(
      problem: problem, at: reading.at,
      isNew: lastRefusedLine != reading.lines.startOfLine(Int(problem.primary.place.span.lower)),
      mend: reading.mend(of: problem))
  }

  /// Whether a line of a text in quotes, other than its first, is indented as an entry is and looks like one.
  func holdsEntries(_ quoted: SourceSpan) -> Bool {
    reading("", "", at: 0, contextAt: 0).holdsEntry(quoted)
  }
}

/// Why a reading gave up.
struct SyntaxFailure {
  let problem: Problem
  let at: Int
  /// Whether it is to be reported: what was already refused on this line is the reason why libyaml failed.
  let isNew: Bool
  /// What makes the rest readable, where it is clear what was meant.
  let mend: SyntaxMend?
}

/// A place where libyaml gave up, and what was being read there.
struct SyntaxReading {
  let source: Source
  let bytes: UnsafeBufferPointer<UInt8>
  let words: String
  let context: String
  let at: Int
  let contextAt: Int
  /// The innermost open bracket.
  let openBracket: Int?
  /// The previous scalar, if it was in quotes.
  let lastQuoted: SourceSpan?

  var lines: DocumentFrame { DocumentFrame(source: source, bytes: bytes) }

  var problem: Problem {
    switch words {
    case "found character that cannot start any token": return unexpectedCharacter
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab(near: at)
    case "mapping values are not allowed in this context": return misplacedColon
    case "mapping keys are not allowed in this context":
      return make(.complexKey, "keys are written without `?`", at, at + 1, help: "write `key: value` on one line")
    case "block sequence entries are not allowed in this context":
      return make(
        .badIndentation, "a list item cannot start here", at, at + 1,
        help: "start each `- ` on a line of its own, or write the list as `[a, b]`")
    case "found unexpected ':'":
      return make(
        .missingColon, "there must be a space after `:`", at, at + 1, help: "write a space, or put the text in quotes")
    case "could not find expected ':'": return quoteWithin(before: contextAt) ?? missingColon(lineAt: contextAt)
    case "did not find expected key", "did not find expected '-' indicator": return unexpectedContent
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'", "did not find expected node content":
      return brokenBrackets
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosedQuote(contextAt, "the quote that opens here is never closed")
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return badEscape
    case "did not find expected comment or line break", "found an indentation indicator equal to 0":
      return make(
        .notYAML, "a text that starts with `|` or `>` begins on the next line", at, endOfLine(at),
        help: "move the text to the next line and indent it, or put it in quotes")
    case "did not find expected <document start>":
      return make(
        .textAfterValue, "there is text after the end of the document", at, endOfLine(at),
        help: "indent it as the lines above, or delete it")
    default: return byContext
    }
  }

  var byContext: Problem {
    switch context {
    case "while scanning an alias":
      return make(
        .yamlAlias, "a text cannot start with `*`", contextAt, contextAt + 1, help: "put the text in quotes")
    case "while scanning an anchor":
      return make(
        .yamlAnchor, "a text cannot start with `&`", contextAt, contextAt + 1, help: "put the text in quotes")
    case "while scanning a tag", "while parsing a tag", "while parsing a node":
      let start = bytes.indices.contains(at) && bytes[at] == 0x21 ? at : contextAt
      return make(
        .yamlTag, "a text cannot start with `!`", start, start + 1, help: "put the text in quotes")
    default:
      let said = context.isEmpty ? words : "\(context), \(words)"
      return make(
        .notYAML, "this is not YAML", at, min(at + 1, bytes.count), notes: ["libyaml: \(said)"],
        help: "compare it with the lines around")
    }
  }

  // MARK: Characters

  var unexpectedCharacter: Problem {
    guard at < bytes.count, bytes[at] != 0x09 else { return tab(near: at) }
    let character = bytes[at] == 0x60 ? "a backtick" : "`\(excerpt(bytes, at..<(at + 1)))`"
    return make(
      .reservedCharacter, "a text cannot start with \(character)", at, at + 1,
      help: bytes[at] == 0x40 ? "put the text in quotes, or leave out the `@` before a name" : "put the text in quotes",
      fixes: bytes[at] == 0x40
        ? [Fix("leave out `@`", safety: .unsafe, edits: [Edit(place(at, at + 1), "")])] : backticks)
  }

  /// Straight quotes in place of two backticks.
  private var backticks: [Fix] {
    let end = endOfLine(at)
    guard bytes[at] == 0x60, let close = (at + 1..<max(end, at + 1)).first(where: { bytes[$0] == 0x60 }),
      !bytes[at..<close].contains(where: { $0 == 0x22 || $0 == 0x5C })
    else { return [] }
    return [
      Fix(
        "write `\"` in place of each backtick", safety: .unsafe,
        edits: [Edit(place(at, at + 1), "\""), Edit(place(close, close + 1), "\"")])
    ]
  }

  func tab(near place: Int) -> Problem {
    let start = lines.startOfLine(place)
    var first = min(place, bytes.count)
    while first < bytes.count && bytes[first] != 0x09 && !isLineBreak(bytes[first]) { first += 1 }
    if first == bytes.count || bytes[first] != 0x09 {
      first = start
      while first < place && bytes[first] != 0x09 { first += 1 }
    }
    while first > start && bytes[first - 1] == 0x09 { first -= 1 }
    var end = first
    while end < bytes.count && bytes[end] == 0x09 { end += 1 }
    let spaces = String(repeating: " ", count: columnAbove(start))
    let isIndentation = lines.firstNonBlank(start, first) == first && end < bytes.count && !isBlank(bytes[end])
    return make(
      .tabIndentation, "this line is indented with a tab", first, max(end, min(first + 1, bytes.count)),
      help: "indent with spaces, two for each level",
      fixes: isIndentation && spaces.isEmpty
        ? spacesForTabs
        : isIndentation
          ? [Fix("indent it as the line above", safety: .unsafe, edits: [Edit(self.place(start, end), spaces)])] : [])
  }

  /// Two spaces for each tab with which a line of the file begins.
  private var spacesForTabs: [Fix] {
    var edits: [Edit] = []
    var line = 0
    while line < bytes.count {
      let end = lines.endOfLine(line)
      for at in line..<lines.firstNonBlank(line, end) where bytes[at] == 0x09 {
        edits.append(Edit(place(at, at + 1), "  "))
      }
      line = lines.startOfNextLine(end)
    }
    return [Fix("write two spaces for each tab", safety: .unsafe, edits: edits)]
  }

  /// The column in which the text of the line above starts, after `- `.
  private func columnAbove(_ line: Int) -> Int {
    guard let above = lineAbove(line) else { return 0 }
    return contentStart(above) - above.lowerBound
  }

  var badEscape: Problem {
    var start = at
    while start > contextAt && bytes[min(start, bytes.count - 1)] != 0x5C { start -= 1 }
    let end = min(start + 2, bytes.count)
    let written = excerpt(bytes, start..<end)
    return make(
      .badEscape, "`\(written)` is not an escape that double quotes know", start, end,
      help: "write `\\\\` for a backslash, or use single quotes")
  }
}
