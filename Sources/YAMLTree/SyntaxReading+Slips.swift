import Diagnostics

/// Slips of the hand that libyaml reports somewhere else, or in other words.
extension SyntaxReading {
  /// The slip that explains why libyaml gave up; nil when its own words are to be explained.
  var slip: Problem? {
    for line in suspects {
      let content = lines.firstNonBlank(line.lowerBound, line.upperBound)
      guard content < line.upperBound else { continue }
      let text = content..<lines.lastNonBlank(content, line.upperBound)
      let isStop = at >= line.lowerBound && at <= line.upperBound
      if let found = remark(text, isStop) ?? dash(text) ?? otherColon(text) ?? bracketWithoutColon(text, isStop)
        ?? bracketAfterColon(text)
        ?? curlyQuotes(text) ?? fence(text)
      {
        return found
      }
    }
    return nil
  }

  /// The lines that may hold the slip: the one where libyaml stopped, what it was reading, and the line above.
  private var suspects: [Range<Int>] {
    let stop = lines.startOfLine(min(at, bytes.count))
    var found = [stop..<lines.endOfLine(stop)]
    if let above = lineAbove(stop) { found.insert(above, at: 0) }
    let context = lines.startOfLine(min(contextAt, bytes.count))
    if context < stop, found.first?.lowerBound != context { found.insert(context..<lines.endOfLine(context), at: 0) }
    return found
  }

  /// `//`, `;`, `/*` or `<!--` where a remark was meant.
  ///
  /// - Parameter isStop: whether libyaml stopped on this line, so that what stands behind a value may be the reason.
  private func remark(_ text: Range<Int>, _ isStop: Bool) -> Problem? {
    guard let mark = remarkMark(bytes, text), isStop || mark.lowerBound == text.lowerBound else { return nil }
    return make(
      .remarkWithoutHash, "`\(excerpt(bytes, mark))` does not start a remark", mark.lowerBound, text.upperBound,
      help: "write `#` before a remark",
      fixes: [Fix("write `#`", safety: .unsafe, edits: [Edit(place(mark.lowerBound, mark.upperBound), "#")])])
  }

  /// `-tag: x`, or a bullet or long dash in place of `-`.
  private func dash(_ text: Range<Int>) -> Problem? {
    let first = text.lowerBound
    if let length = bulletLength(bytes, text) {
      let bullet = first..<(first + length)
      let isApart = bullet.upperBound < text.upperBound && isBlank(bytes[bullet.upperBound])
      return make(
        .dashWithoutSpace, "an entry of a list starts with `- `, and this line with `\(excerpt(bytes, bullet))`",
        bullet.lowerBound, bullet.upperBound, help: "write `- `",
        fixes: [
          Fix(
            "write `-`", safety: .unsafe,
            edits: [Edit(place(bullet.lowerBound, bullet.upperBound), isApart ? "-" : "- ")])
        ])
    }
    guard isDashWithoutSpace(bytes, text) else { return nil }
    return missingSpace(afterDash: first)
  }

  private func missingSpace(afterDash dash: Int) -> Problem {
    make(
      .dashWithoutSpace, "there must be a space after `-`", dash, dash + 1, help: "write `- ` before each entry",
      fixes: [Fix("add a space", safety: .unsafe, edits: [Edit(place(dash + 1, dash + 1), " ")])])
  }

  /// `key = value`, `key -> value`, or a colon of another script.
  private func otherColon(_ text: Range<Int>) -> Problem? {
    let start = contentStart(text)
    guard colon(from: start, to: text.upperBound) == nil else { return nil }
    var word = start
    while word < text.upperBound, isKeyByte(bytes[word]) { word += 1 }
    let mark = lines.firstNonBlank(word, text.upperBound)
    guard word > start, let length = colonLength(mark..<text.upperBound) else { return nil }
    let value = lines.firstNonBlank(mark + length, text.upperBound)
    let key = excerpt(bytes, start..<word)
    return make(
      .missingColon, "a key is followed by `:`, not by `\(excerpt(bytes, mark..<(mark + length)))`", mark,
      mark + length, help: "write `\(key): \(excerpt(bytes, value..<text.upperBound))`",
      fixes: [Fix("write `:`", safety: .unsafe, edits: [Edit(place(word, value), ": ")])])
  }

  /// `members [ana, joe]`
  private func bracketWithoutColon(_ text: Range<Int>, _ isStop: Bool) -> Problem? {
    let start = contentStart(text)
    var word = start
    while word < text.upperBound, isKeyByte(bytes[word]) { word += 1 }
    let bracket = lines.firstNonBlank(word, text.upperBound)
    guard isStop, word > start, bracket > word, bracket < text.upperBound,
      bytes[bracket] == 0x5B || bytes[bracket] == 0x7B
    else { return nil }
    return missingColonOrSpace(in: start..<text.upperBound)
  }

  /// `joe:{ name: Joe }`: to YAML, the bracket is a part of the key.
  private func bracketAfterColon(_ text: Range<Int>) -> Problem? {
    var quote: UInt8?
    // Where a key may begin: at the start, and in brackets after a bracket or a comma. Those of a plain text are none.
    var word: Int? = contentStart(text)
    var at = contentStart(text)
    var isInBrackets = openBracket.map { $0 < text.lowerBound } ?? false
    var isValueStart = true
    while at + 1 < text.upperBound {
      let byte = bytes[at]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3A, let start = word, start < at, bytes[at + 1] == 0x7B || bytes[at + 1] == 0x5B {
        return make(
          .missingColon, "there must be a space after `:`", at, at + 1,
          help: "write `\(excerpt(bytes, start..<at)): \(excerpt(bytes, (at + 1)..<endOfBrackets(at + 1, text)))`",
          fixes: [Fix("add a space", safety: .unsafe, edits: [Edit(place(at + 1, at + 1), " ")])])
      } else if isInBrackets || isValueStart && byte != 0x2C, [0x7B, 0x5B, 0x2C].contains(byte) {
        isInBrackets = true
        word = lines.firstNonBlank(at + 1, text.upperBound)
        at = max(at, (word ?? at) - 1)
      } else if byte == 0x22 || byte == 0x27, at == 0 || !isWordByte(bytes[at - 1]) {
        (quote, word) = (byte, nil)
      } else if byte == 0x23, at > 0, isBlank(bytes[at - 1]) {
        return nil
      } else if !isKeyByte(byte), byte != 0x2D, byte < 0x80 {
        word = nil
      }
      if !isBlank(byte) { isValueStart = byte == 0x3A }
      at += 1
    }
    return nil
  }

  /// Where the bracket is closed that opens at a place, or else where the text ends.
  private func endOfBrackets(_ open: Int, _ text: Range<Int>) -> Int {
    var depth = 0
    for at in open..<text.upperBound {
      if bytes[at] == 0x7B || bytes[at] == 0x5B { depth += 1 }
      if bytes[at] == 0x7D || bytes[at] == 0x5D { depth -= 1 }
      if depth == 0 { return at + 1 }
    }
    return text.upperBound
  }

  /// `=`, `=>`, `->`, `:=`, and colons that are not U+003A.
  private func colonLength(_ text: Range<Int>) -> Int? {
    let rest = bytes[text]
    for mark in otherColons where rest.starts(with: mark.utf8) { return mark.utf8.count }
    return nil
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
  }

  /// Quotes that are none to YAML, on a line that it could not read because of what is between them.
  private func curlyQuotes(_ text: Range<Int>) -> Problem? {
    let words = ["mapping values are not allowed in this context", "found unexpected end of stream"]
    let isSuspect = words.contains(self.words) || self.words.hasPrefix("did not find expected")
    guard isSuspect, let pair = curlyPair(bytes, text) else { return nil }
    return make(
      .curlyQuotes, "curly quotes do not hold a text together", pair.open.lowerBound, pair.close.upperBound,
      help: "write straight quotes, `\"`",
      fixes: [
        Fix(
          "write straight quotes", safety: .unsafe,
          edits: [pair.open, pair.close].map { Edit(place($0.lowerBound, $0.upperBound), "\"") })
      ])
  }

  /// The line that starts or ends code in chats and web pages.
  private func fence(_ text: Range<Int>) -> Problem? {
    guard bytes[text].starts(with: [0x60, 0x60, 0x60]) || bytes[text].starts(with: [0x7E, 0x7E, 0x7E]) else {
      return nil
    }
    return make(
      .reservedCharacter, "this line belongs to the page or chat that the rules were copied from", text.lowerBound,
      text.upperBound, help: "delete it",
      fixes: [
        Fix("delete it", safety: .unsafe, edits: [Edit(place(text.lowerBound, text.upperBound), "")])
      ])
  }
}

/// The mark at the start of a text, or after a value in it, that other languages have for remarks; nil without one.
public func remarkMark(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Range<Int>? {
  for mark in ["//", "/*", "<!--", ";"] where bytes[text].starts(with: mark.utf8) {
    return text.lowerBound..<(text.lowerBound + mark.utf8.count)
  }
  for mark in ["--", "%", "REM"] where bytes[text].starts(with: (mark + " ").utf8) {
    return text.lowerBound..<(text.lowerBound + mark.utf8.count)
  }
  var quote: UInt8?
  var at = text.lowerBound + 1
  while at + 1 < text.upperBound {
    let byte = bytes[at]
    if let open = quote {
      if byte == open { quote = nil }
    } else if (byte == 0x22 || byte == 0x27) && !isWordByte(bytes[at - 1]) {
      quote = byte
    } else if isBlank(bytes[at - 1]) {
      if byte == 0x23 { return nil }
      if byte == 0x2F && bytes[at + 1] == 0x2F { return at..<(at + 2) }
      if byte == 0x3B && isBlank(bytes[at + 1]) { return at..<(at + 1) }
    }
    at += 1
  }
  return nil
}

private func isWordByte(_ byte: UInt8) -> Bool {
  byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte >= 0x80
}

/// `-tag: x`, but not `---`, `- x` or a number.
func isDashWithoutSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Bool {
  guard text.count > 1, bytes[text.lowerBound] == 0x2D else { return false }
  let next = bytes[text.lowerBound + 1]
  return isWordByte(next) && !(next >= 0x30 && next <= 0x39) || next == 0x22 || next == 0x27 || next == 0x7B
}

/// The length of a bullet, long dash or number at the start of a line; `*`, `+` and numbers only with a blank behind them.
public func bulletLength(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Int? {
  let rest = bytes[text]
  for mark in [
    "\u{2013}", "\u{2014}", "\u{2022}", "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{25E6}", "\u{00B7}",
  ]
  where rest.starts(with: mark.utf8) { return mark.utf8.count }
  for mark in ["* ", "+ "] where rest.starts(with: mark.utf8) { return 1 }
  return numberLength(bytes, text)
}

/// The length of a number as word processors write it before the entries of a list, with a blank behind it: `1.` or `1)`.
private func numberLength(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Int? {
  let digits = bytes[text].prefix(3).prefix { $0 >= 0x30 && $0 <= 0x39 }.count
  let end = text.lowerBound + digits
  guard digits > 0, end + 1 < text.upperBound, bytes[end] == 0x2E || bytes[end] == 0x29, isBlank(bytes[end + 1])
  else { return nil }
  return digits + 1
}

/// The first curly quotes of a text around something; nil when it has fewer than two.
func curlyPair(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> (open: Range<Int>, close: Range<Int>)? {
  var open: Range<Int>?
  var close: Range<Int>?
  var at = text.lowerBound
  while at < text.upperBound {
    let isCurly = curlyQuotes.contains { bytes[at..<text.upperBound].starts(with: $0.utf8) }
    if isCurly {
      let length = bytes[at] >= 0xE0 ? 3 : 2
      if open == nil { open = at..<(at + length) } else { close = at..<(at + length) }
      at += length
    } else {
      at += 1
    }
  }
  guard let open, let close else { return nil }
  return (open, close)
}

/// What people write in place of the colon behind a key, also those of other scripts.
public let otherColons = ["=>", "->", ":=", "==", "=", "\u{FF1A}", "\u{FE55}", "\u{A789}", "\u{2236}"]

/// Quotes that word processors and telephones write in place of straight ones.
public let curlyQuotes = ["\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{201A}", "\u{AB}", "\u{BB}"]
