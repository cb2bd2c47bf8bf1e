import TestSupport

/// Writes a value as people would, each of them otherwise: with brackets and without, indented by one blank or by four, with
/// remarks and blank lines anywhere.
struct WildWriter {
  private var chance: Chance
  private var text = ""
  /// Whether the text so far ends with a line break.
  private var isAtStart: Bool { text.isEmpty || text.unicodeScalars.last == "\n" }

  /// Whether texts without quotes go on over several lines. Where a list may stand, `check` refuses those.
  private let breaksPlainTexts: Bool

  static func write(_ value: AnyValue, _ seed: UInt64, breakingPlainTexts: Bool = true) -> String {
    var writer = WildWriter(chance: Chance(seed), breaksPlainTexts: breakingPlainTexts)
    writer.file(value)
    return writer.text
  }

  private init(chance: Chance, breaksPlainTexts: Bool) {
    self.chance = chance
    self.breaksPlainTexts = breaksPlainTexts
  }

  private mutating func file(_ value: AnyValue) {
    if chance.happens(10) { text += "%YAML 1.2\n---" } else if chance.happens(20) { text += "---" }
    if !text.isEmpty { endLine() }
    guard case .mapping(let entries) = value else { return }
    mapping(entries, chance.happens(90) ? 0 : chance.below(4), isInline: false)
    junk(0)
    if chance.happens(5) { text += "...\n# the end\n" }
    if chance.happens(20), text.hasSuffix("\n") { text.removeLast() }
    if chance.happens(15) { text = text.replacing("\n", with: "\r\n") }
    if chance.happens(5) { text = "\u{FEFF}" + text }
  }

  private mutating func mapping(_ entries: [AnyValue.Entry], _ column: Int, isInline: Bool) {
    for (index, entry) in entries.enumerated() {
      if index > 0 || !isInline { beginLine(column) }
      key(entry.key)
      text += chance.happens(5) ? " :" : ":"
      value(entry.value, column, isDash: false)
    }
  }

  private mutating func list(_ elements: [AnyValue], _ column: Int, isInline: Bool) {
    for (index, element) in elements.enumerated() {
      if index > 0 || !isInline { beginLine(column) }
      text += "-"
      value(element, column, isDash: true)
    }
  }

  /// A value after `key:` or `-`, and the end of its line.
  private mutating func value(_ value: AnyValue, _ column: Int, isDash: Bool) {
    switch value {
    case .scalar(let text, let isPlain):
      if !isPlain, chance.happens(35), block(text, column) { return }
      if isPlain, text.isEmpty { return endLine() }
      if chance.happens(10) {
        endLine()
        beginLine(column + 1 + chance.below(4))
      } else {
        blanks(1)
      }
      scalar(text, isPlain: isPlain, column + 1, isFlow: false)
      endLine()
    case .list(let elements):
      guard !elements.isEmpty, chance.happens(60) else { return brackets(value, column) }
      if isDash, chance.happens(70) {
        let count = blanks(1)
        list(elements, column + 1 + count, isInline: true)
      } else {
        endLine()
        list(elements, column + (isDash ? 1 : 0) + chance.below(4), isInline: false)
      }
    case .mapping(let entries):
      guard !entries.isEmpty, chance.happens(60) else { return brackets(value, column) }
      if isDash, chance.happens(80) {
        let count = blanks(1)
        mapping(entries, column + 1 + count, isInline: true)
      } else {
        endLine()
        mapping(entries, column + 1 + chance.below(4), isInline: false)
      }
    }
  }

  private mutating func key(_ key: String) {
    text += chance.happens(10) ? "\"\(key)\"" : key
  }

  // MARK: Brackets

  private mutating func brackets(_ value: AnyValue, _ column: Int) {
    blanks(1)
    flow(value, column + 1)
    endLine()
  }

  private mutating func flow(_ value: AnyValue, _ column: Int) {
    switch value {
    case .scalar(let text, let isPlain): scalar(text, isPlain: isPlain, column, isFlow: true)
    case .list(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        space(column)
        // A pair needs no brackets of its own.
        if case .mapping(let entries) = element, entries.count == 1, chance.happens(50) {
          pair(entries[0], column)
        } else if case .scalar("", isPlain: true) = element {
          text += "~"
        } else {
          flow(element, column)
        }
        space(column)
        if index + 1 < elements.count || chance.happens(10) { text += "," }
      }
      space(column)
      text += "]"
    case .mapping(let entries):
      text += "{"
      for (index, entry) in entries.enumerated() {
        space(column)
        pair(entry, column)
        space(column)
        if index + 1 < entries.count || chance.happens(10) { text += "," }
      }
      space(column)
      text += "}"
    }
  }

  private mutating func pair(_ entry: AnyValue.Entry, _ column: Int) {
    key(entry.key)
    text += ": "
    if case .scalar("", isPlain: true) = entry.value { return }
    space(column)
    flow(entry.value, column)
  }

  /// Blanks, line breaks and remarks between tokens in brackets.
  private mutating func space(_ column: Int) {
    if chance.happens(50) { return }
    if chance.happens(60) {
      text += String(repeating: " ", count: chance.below(3))
      return
    }
    endLine()
    beginLine(column + chance.below(5))
  }

  // MARK: Scalars

  private mutating func scalar(_ value: String, isPlain: Bool, _ column: Int, isFlow: Bool) {
    if isPlain {
      let canStand = !isFlow || !value.contains { ",[]{}?".contains($0) }
      text += canStand ? (breaksPlainTexts ? folded(value, column) : value) : "'\(value.replacing("'", with: "''"))'"
    } else if !value.contains(where: { "\n\t\u{2028}".contains($0) }), chance.happens(50) {
      text += "'\(folded(value.replacing("'", with: "''"), column))'"
    } else {
      var escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
      escaped = folded(escaped.replacing("\n", with: "\\n"), column)
      // A line break that is none.
      if chance.happens(20), let place = escaped.firstIndex(of: "e") {
        escaped.insert(contentsOf: "\\\n" + String(repeating: " ", count: column + chance.below(4)), at: place)
      }
      text += "\"\(escaped)\""
    }
  }

  /// With a line break in place of one of the blanks between words.
  private mutating func folded(_ value: String, _ column: Int) -> String {
    let words = value.split(separator: " ", omittingEmptySubsequences: false)
    let isSafe = words.count > 1 && words.allSatisfy { $0.first.map { $0.isLetter } ?? false }
    guard isSafe, chance.happens(25) else { return value }
    let place = 1 + chance.below(words.count - 1)
    let lineBreak =
      (chance.happens(20) ? "  " : "") + "\n" + String(repeating: " ", count: column + chance.below(5))
    return words[..<place].joined(separator: " ") + lineBreak + words[place...].joined(separator: " ")
  }

  /// A text with `|` or `>`. False where it cannot be written so.
  private mutating func block(_ value: String, _ column: Int) -> Bool {
    guard !value.contains("\t"), !value.contains("\u{2028}") else { return false }
    if value.isEmpty { return emptyBlock(column) }
    var lines = value.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let ends = value.reversed().prefix { $0 == "\n" }.count
    let step = 1 + chance.below(4)
    let needsDigit = value.hasPrefix(" ") || value.hasPrefix("\n")
    blanks(1)
    // What `>` would join to one line is no longer the same text.
    text += lines.count > 2 || needsDigit || chance.happens(70) ? "|" : ">"
    if needsDigit || chance.happens(15) { text += String(step) }
    text += ends == 0 ? "-" : ends > 1 ? "+" : ""
    endLine()
    if ends > 0 { lines.removeLast() }
    for line in lines {
      let isBlank = line.isEmpty && chance.happens(50)
      text += (isBlank ? "" : String(repeating: " ", count: column + step)) + line + "\n"
    }
    return true
  }

  /// `|` or `>` with nothing below it but blank lines.
  private mutating func emptyBlock(_ column: Int) -> Bool {
    blanks(1)
    text += chance.happens(70) ? "|" : ">"
    if chance.happens(15) { text += String(1 + chance.below(4)) }
    let keepsBlankLines = chance.happens(20)
    text += keepsBlankLines ? "+" : chance.happens(50) ? "-" : ""
    endLine()
    if keepsBlankLines { return true }
    for _ in 0..<chance.below(3) { text += String(repeating: " ", count: chance.below(column + 1)) + "\n" }
    return true
  }

  // MARK: Lines

  @discardableResult private mutating func blanks(_ least: Int) -> Int {
    let count = least + (chance.happens(20) ? chance.below(4) : 0)
    text += String(repeating: " ", count: count)
    return count
  }

  private mutating func endLine() {
    if chance.happens(15) { text += "   " }
    if chance.happens(10) { text += (chance.happens(10) ? "\t" : " ") + remark() }
    text += "\n"
  }

  private mutating func beginLine(_ column: Int) {
    junk(column)
    text += String(repeating: " ", count: column)
  }

  private mutating func junk(_ column: Int) {
    guard isAtStart, chance.happens(15) else { return }
    for _ in 0..<(1 + chance.below(3)) {
      if chance.happens(50) {
        text += chance.happens(20) ? "  \n" : "\n"
      } else {
        text += String(repeating: " ", count: chance.happens(70) ? column : chance.below(10)) + remark() + "\n"
      }
    }
  }

  private mutating func remark() -> String {
    ["# a remark", "#", "#!no blank", "# - tag: Old", "# trailing  ", "# \"quoted", "# é: [", "#\ttab"][chance.below(8)]
  }
}
