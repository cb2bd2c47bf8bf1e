import Diagnostics

extension TreeBuilder {
  /// Says in plain words what libyaml could not read, where, and what to do.
  mutating func reportSyntax(_ failure: EventReader.Failure, sink: inout DiagnosticSink) {
    let at = offsets.byteOffset(ofScalar: failure.at)
    let contextAt = offsets.byteOffset(ofScalar: failure.contextAt)
    let reading = SyntaxReading(
      source: source, bytes: bytes, words: failure.problem, context: failure.context, at: at, contextAt: contextAt,
      openBracket: stack.last { $0.isBracketed }.map { Int(nodes[Int($0.node)].span.lower) },
      lastQuoted: lastQuoted)
    let problem = reading.problem
    // What was refused on this line already is why libyaml went astray.
    if let line = lastRefusedLine, line == reading.lines.startOfLine(Int(problem.primary.place.span.lower)) { return }
    report(problem, sink: &sink)
  }
}

/// A place where libyaml gave up, and what was being read there.
struct SyntaxReading {
  let source: Source
  let bytes: UnsafeBufferPointer<UInt8>
  let words: String
  let context: String
  let at: Int
  let contextAt: Int
  /// The innermost bracket that is open.
  let openBracket: Int?
  /// The scalar before, if it stood in quotes.
  let lastQuoted: Span?

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
    case "could not find expected ':'": return missingColon(lineAt: contextAt)
    case "did not find expected key", "did not find expected '-' indicator": return unexpectedContent
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'", "did not find expected node content":
      return brokenBrackets
    case "found unexpected end of stream", "found unexpected document indicator":
      return make(
        .unclosedQuote, "the quote that opens here is never closed", contextAt, contextAt + 1,
        help: "write the same quote at the end of the text")
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

  private var byContext: Problem {
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

  private var unexpectedCharacter: Problem {
    guard at < bytes.count, bytes[at] != 0x09 else { return tab(near: at) }
    let character = bytes[at] == 0x60 ? "a backtick" : "`\(excerpt(bytes, at..<(at + 1)))`"
    return make(
      .reservedCharacter, "a text cannot start with \(character)", at, at + 1, help: "put the text in quotes")
  }

  private func tab(near place: Int) -> Problem {
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
    return make(
      .tabIndentation, "this line is indented with a tab", first, max(end, min(first + 1, bytes.count)),
      help: "indent with spaces, two for each level")
  }

  private var badEscape: Problem {
    var start = at
    while start > contextAt && bytes[min(start, bytes.count - 1)] != 0x5C { start -= 1 }
    let end = min(start + 2, bytes.count)
    let written = excerpt(bytes, start..<end)
    return make(
      .badEscape, "`\(written)` is not an escape that double quotes know", start, end,
      help: "write `\\\\` for a backslash, or use single quotes")
  }

  // MARK: Lines

  /// A colon where no key can be: a second one on the line, a line above without one, or a line too deep.
  private var misplacedColon: Problem {
    let start = lines.startOfLine(at)
    if let earlier = colon(from: start, to: at) {
      return make(
        .misplacedColon, "a second `:` on one line", at, at + 1,
        related: [Label(place(earlier, earlier + 1), "the first one makes the text before it a key")],
        help: "put the value in quotes, or start a new line")
    }
    guard let above = lineAbove(start) else { return missingColonOrSpace(in: start..<at) }
    let content = contentStart(above)
    if colon(from: content, to: above.upperBound) == nil { return missingColonOrSpace(in: content..<above.upperBound) }
    let first = lines.firstNonBlank(start, at)
    return make(
      .badIndentation, "this line is indented under one that already has a value", first, at,
      related: [Label(place(content, lines.lastNonBlank(content, above.upperBound)), "this one")],
      help: "give both lines the same indentation")
  }

  func missingColon(lineAt start: Int) -> Problem { missingColonOrSpace(in: start..<lines.endOfLine(start)) }

  /// A line that should be `key: value`.
  private func missingColonOrSpace(in range: Range<Int>) -> Problem {
    let end = lines.lastNonBlank(range.lowerBound, range.upperBound)
    var word = range.lowerBound
    while word < end && !isBlank(bytes[word]) && bytes[word] != 0x3A { word += 1 }
    if word + 1 < end && bytes[word] == 0x3A {
      return make(
        .missingColon, "there must be a space after `:`", word, word + 1,
        help: "write `\(excerpt(bytes, range.lowerBound..<word)): \(excerpt(bytes, (word + 1)..<end))`",
        fixes: [Fix("add a space", safety: .safe, edits: [Edit(place(word + 1, word + 1), " ")])])
    }
    let key = excerpt(bytes, range.lowerBound..<word)
    let rest = excerpt(bytes, lines.firstNonBlank(word, end)..<end)
    return make(
      .missingColon, "there must be a `:` after `\(key)`", range.lowerBound, word,
      help: rest.isEmpty ? "write `\(key):` and its value" : "write `\(key): \(rest)`")
  }

  /// Something stands where the next entry or item of a block should.
  private var unexpectedContent: Problem {
    let start = lines.startOfLine(at)
    if at < bytes.count && bytes[at] == 0x3A {
      return make(
        .emptyKey, "there is no key before this `:`", at, at + 1,
        help: "write the key, or put the text in quotes if it starts with a colon")
    }
    if let quoted = lastQuoted, lines.startOfLine(Int(quoted.lower)) < lines.startOfLine(Int(quoted.upper)),
      Int(quoted.upper) > start
    {
      return make(
        .unclosedQuote, "the quote that opens here is not closed on its line", Int(quoted.lower),
        Int(quoted.lower) + 1, related: [Label(place(Int(quoted.upper) - 1, Int(quoted.upper)), "it ends only here")],
        help: "write the same quote at the end of the text")
    }
    if lines.firstNonBlank(start, at) < at {
      let isBracket = at < bytes.count && (bytes[at] == 0x5D || bytes[at] == 0x7D)
      return make(
        .textAfterValue, isBracket ? "this bracket closes nothing" : "there is text after a finished value", at,
        isBracket ? at + 1 : endOfLine(at),
        help: isBracket ? "delete it" : "put the whole value in quotes; a quote inside single quotes is doubled")
    }
    if at + 1 < bytes.count && bytes[at] == 0x2D && (isBlank(bytes[at + 1]) || isLineBreak(bytes[at + 1])) {
      return make(
        .badIndentation, "a list item cannot stand among keys", at, endOfLine(at),
        help: "indent it under the key it belongs to, or give it the indentation of the items above")
    }
    let isItem = words.contains("'-'")
    return make(
      .badIndentation,
      isItem ? "this line stands among list items, but is none" : "no line above has the indentation of this one", at,
      endOfLine(at),
      help: isItem
        ? "start it with `- `, or indent it less or more" : "give it the indentation of the lines it belongs to")
  }

  private var brokenBrackets: Problem {
    guard let bracket = openBracket else {
      return make(
        .notYAML, "a value is missing here", at, min(at + 1, bytes.count),
        help: "write the value, or `\"\"` for no text")
    }
    let opener = excerpt(bytes, bracket..<(bracket + 1))
    let closer = bytes[bracket] == 0x5B ? "]" : "}"
    let openLine = lines.startOfLine(bracket)
    let line = lines.startOfLine(at)
    // A line as far left as the one with the bracket is the next entry, not a part of the list.
    let resumed =
      line > openLine
      && lines.firstNonBlank(line, bytes.count) - line <= lines.firstNonBlank(openLine, bracket) - openLine
      && !(at < bytes.count && (bytes[at] == 0x5D || bytes[at] == 0x7D))
    if lines.firstNonBlank(at, bytes.count) >= bytes.count || resumed {
      return make(
        .unclosedBracket, "`\(opener)` is never closed", bracket, bracket + 1,
        help: "write `\(closer)` at the end of the list")
    }
    if let missing = missingPart(after: bracket) { return missing }
    return make(
      .unclosedBracket, "there must be `,` or `\(closer)` before this", at, min(at + 1, bytes.count),
      related: [Label(place(bracket, bracket + 1), "inside this bracket")],
      help: "separate the parts by commas, and put text with commas, colons or brackets in quotes")
  }

  /// Nothing between two commas, before a colon, or before the wrong bracket.
  private func missingPart(after bracket: Int) -> Problem? {
    guard at < bytes.count else { return nil }
    if bytes[at] == 0x5D || bytes[at] == 0x7D, bytes[at] != bytes[bracket] + 2 {
      return make(
        .unclosedBracket, "`\(excerpt(bytes, bracket..<(bracket + 1)))` is closed by the wrong bracket", at, at + 1,
        related: [Label(place(bracket, bracket + 1), "opened here")],
        help: "write `\(bytes[bracket] == 0x5B ? "]" : "}")`")
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

  // MARK: Places

  /// A colon that ends a key, outside quotes.
  private func colon(from start: Int, to end: Int) -> Int? {
    var quote: UInt8?
    for index in start..<min(end, bytes.count) {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27, index == start || !isWord(bytes[index - 1]) {
        quote = byte
      } else if byte == 0x23, index > start, isBlank(bytes[index - 1]) {
        return nil
      } else if byte == 0x3A, index + 1 >= end || isBlank(bytes[index + 1]) {
        return index
      }
    }
    return nil
  }

  private func isWord(_ byte: UInt8) -> Bool { !isBlank(byte) && byte != 0x5B && byte != 0x7B && byte != 0x2C }

  /// The nearest line above that holds more than a comment, without its end.
  private func lineAbove(_ start: Int) -> Range<Int>? {
    var lineStart = start
    while lineStart > 0 {
      let end = lineStart - (lineStart >= 2 && bytes[lineStart - 1] == 0x0A && bytes[lineStart - 2] == 0x0D ? 2 : 1)
      lineStart = lines.startOfLine(end)
      let first = lines.firstNonBlank(lineStart, end)
      if first < end && bytes[first] != 0x23 { return lineStart..<end }
      if lineStart <= 3 { return nil }
    }
    return nil
  }

  /// Where the text of a line starts, after blanks and `- `.
  private func contentStart(_ line: Range<Int>) -> Int {
    var first = lines.firstNonBlank(line.lowerBound, line.upperBound)
    while first + 1 < line.upperBound && bytes[first] == 0x2D && isBlank(bytes[first + 1]) {
      first = lines.firstNonBlank(first + 1, line.upperBound)
    }
    return first
  }

  private func endOfLine(_ start: Int) -> Int {
    max(lines.lastNonBlank(min(start, bytes.count), lines.endOfLine(min(start, bytes.count))), min(start, bytes.count))
  }

  private func place(_ lower: Int, _ upper: Int) -> Place {
    Place(source, Span(min(lower, bytes.count)..<min(max(upper, lower), bytes.count)))
  }

  private func make(
    _ code: DiagnosticCode, _ message: String, _ lower: Int, _ upper: Int, related: [Label] = [], notes: [String] = [],
    help: String, fixes: [Fix] = []
  ) -> Problem {
    Problem(code, message, at: place(lower, upper), related: related, notes: notes, help: help, fixes: fixes)
  }
}
