import Campaign

/// Assembles the parts of a template, in the order in which they appear.
///
/// A line that holds only a tag of a section is removed entirely, and so are blanks after the last line break. After a
/// section that was opened on its own line a new line begins, wherever it was closed: swift-mustache reads templates
/// this way, and those written for it render as they did.
struct TemplateParts {
  private let text: [UInt8]
  private var parts: [NotificationTemplate.Part] = []
  /// The leader parts of the open section.
  private var leaders: [NotificationTemplate.LeaderPart]?
  /// Text that is not yet in a part.
  private var pending: [UInt8] = []
  /// How far the text has been taken.
  private var at = 0
  private var beginsLine = true
  /// Blanks at the start of a line, while there is nothing else in it.
  private var blanks = 0..<0
  /// Whether the tag that opened the section was alone in its line.
  private var isOpenedAlone = false

  init(_ text: [UInt8]) { self.text = text }

  mutating func add(_ field: NotificationField, _ tag: Range<Int>) {
    parseInline(tag)
    flushText()
    parts.append(.field(field))
  }

  mutating func add(_ field: LeaderField, _ tag: Range<Int>) {
    parseInline(tag)
    flushText()
    leaders?.append(.field(field))
  }

  mutating func openLeaders(_ tag: Range<Int>) {
    parseText(before: tag)
    isOpenedAlone = parseSectionTag(tag)
    flushText()
    leaders = []
    beginsLine = isOpenedAlone
  }

  mutating func closeLeaders(_ tag: Range<Int>) {
    parseText(before: tag)
    _ = parseSectionTag(tag)
    flushText()
    parts.append(.leaders(leaders ?? []))
    leaders = nil
    beginsLine = isOpenedAlone
  }

  /// The whole template, with the text after the last tag.
  mutating func finished() -> NotificationTemplate {
    parseText(before: text.count..<text.count)
    flushText()
    return NotificationTemplate(parts)
  }

  /// Takes a tag that is part of its line, and the text before it.
  private mutating func parseInline(_ tag: Range<Int>) {
    parseText(before: tag)
    holdBlanks()
    beginsLine = false
    at = tag.upperBound
  }

  /// Takes the tag of a section. Returns whether it is alone in its line, which is then removed.
  private mutating func parseSectionTag(_ tag: Range<Int>) -> Bool {
    at = tag.upperBound
    guard beginsLine, let end = endOfBlankLine(from: at) else {
      holdBlanks()
      return false
    }
    blanks = 0..<0
    at = end
    return true
  }

  /// Takes the text up to a tag, except for blanks between the start of the line and the tag.
  private mutating func parseText(before tag: Range<Int>) {
    while at < tag.lowerBound {
      if beginsLine {
        let end = text[at..<tag.lowerBound].firstIndex { !isBlank($0) } ?? tag.lowerBound
        blanks = at..<end
        at = end
      }
      guard at < tag.lowerBound else { return }
      let lineBreak = text[at..<tag.lowerBound].firstIndex(of: 0x0A)
      let end = lineBreak.map { $0 + 1 } ?? tag.lowerBound
      holdBlanks()
      pending += text[at..<end]
      at = end
      beginsLine = lineBreak != nil
    }
  }

  private mutating func holdBlanks() {
    pending += text[blanks]
    blanks = 0..<0
  }

  private mutating func flushText() {
    if pending.isEmpty { return }
    let text = String(decoding: pending, as: UTF8.self)
    pending.removeAll(keepingCapacity: true)
    if leaders == nil { parts.append(.text(text)) } else { leaders?.append(.text(text)) }
  }

  /// Where the next line begins, if only blanks are left on this one; nil if there is more.
  private func endOfBlankLine(from start: Int) -> Int? {
    if start == text.count { return start }
    guard let end = text[start...].firstIndex(where: { !isBlank($0) }) else { return nil }
    let lineBreaks: [[UInt8]] = [
      [0x0D, 0x0A], [0x0A], [0x0D], [0x0B], [0x0C], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9],
    ]
    return lineBreaks.first { text[end...].starts(with: $0) }.map { end + $0.count }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
