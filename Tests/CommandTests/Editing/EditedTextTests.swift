import Diagnostics
import Editing
import Foundation
import KeyedFiles
import RuleLanguage
import ScenarioLanguage
import TestSupport
import Testing

@Suite struct EditedTextTests {
  private static let lines = ["version: 1", "", "tag: Español 👩🏽‍🚒 é", "\tx", "a\rb", "日本\r", "𝒳𝒴"]

  /// Places in both units lead to the byte that Swift's own views of the text name, and back.
  @Test func `places lead to bytes and back`() {
    let text = Self.lines.joined(separator: "\n")
    let placed = PlacedText(Source(name: "x", bytes: Array(text.utf8)))
    for index in text.unicodeScalars.indices {
      let offset = text.utf8.distance(from: text.startIndex, to: index)
      let before = text[..<index].replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
      for (unit, count) in [(ColumnUnit.utf8, line.utf8.count), (.utf16, line.utf16.count)] {
        let point = placed.point(ofByte: offset, unit)
        // Between CR and LF there is no place.
        if offset > 0, placed.bytes[offset - 1] == 0x0D, placed.bytes[offset] == 0x0A { continue }
        #expect(point.character == count, "\(offset) in \(unit)")
        #expect(placed.offset(point, unit) == offset)
      }
    }
  }

  /// A place within a character counts as its start.
  @Test(arguments: [
    (-1, 0, 0), (0, -5, 0), (0, 2, 2), (0, 99, 3), (1, 0, 4), (1, 1, 5), (1, 2, 5), (1, 3, 9), (1, 99, 9), (2, 0, 9),
    (Int(Int32.max), 7, 9),
  ])
  func `places beyond the text are clamped`(_ line: Int, _ character: Int, _ offset: Int) {
    let placed = PlacedText(Source(name: "x", bytes: Array("abc\ne🚒".utf8)))
    #expect(placed.offset(TextPoint(line: line, character: character), .utf16) == offset)
  }

  /// An editor may send each change on its own, so that one overtakes another; versions may have gaps.
  @Test(arguments: 0..<40 as Range<UInt64>) func `changes in the wrong order come to the right text`(_ seed: UInt64) {
    var random = Chance(seed)
    let start = PlacedText(Source(name: "x", bytes: Array("one: 1\ntwo: é🚒\nthree: 3\n".utf8)))
    var (right, version) = (start, 0)
    var changes: [(version: Int, edits: [TextEdit])] = []
    for _ in 0..<60 {
      let ends = [0, 1].map { _ in
        right.point(ofByte: random.below(right.bytes.count + 1), .utf16)
      }.sorted { ($0.line, $0.character) < ($1.line, $1.character) }
      let whole = random.below(20) == 0
      let texts = ["", "a", "ü\n", "\n  - tag: Ñ", "🚒"]
      let edits = [TextEdit(whole ? nil : TextRange(start: ends[0], end: ends[1]), texts[random.below(5)])]
      version += 1 + random.below(3)
      changes.append((version, edits))
      right = edits.reduce(right) { $0.applying($1, .utf16) }
    }
    // Each block of eight in an order of its own.
    for block in stride(from: 0, to: changes.count, by: 8) {
      let end = min(block + 8, changes.count)
      for index in block..<end { changes.swapAt(index, block + random.below(end - block)) }
    }
    var (recent, found) = (RecentChanges(), start)
    for change in changes { found = recent.text(after: change.edits, version: change.version, of: found, .utf16) }
    #expect(found.bytes == right.bytes)
  }

  /// Whoever adds a shape that names something finds this.
  @Test func `every name in the tables of keys is known, or free`() {
    let free = [
      "the contact action's name", "the member's name for people", "the case's name", "a name", "each kind's name",
      "each field's name", "its values", "a field", "a value", "columns", "one kind of event", "one kind of effect",
      "a count",
      "days such as `mon-fri`", "time zones such as `America/New_York`",
      "keys such as `bucket_size` or `members.texts_per_hour`",
      "what is measured, such as `p95(first_response_wait)`,",
    ]
    let shapes = Block.allCases.flatMap { $0.keys.map(\.rule.shape) } + scenarioKeys.map(\.rule.shape)
    let phrases = Set(shapes.flatMap(phrases))
    for phrase in phrases.sorted() {
      #expect(namePhrases.contains(phrase) != free.contains(phrase), "`\(phrase)` is neither known nor free, or both")
    }
    #expect(Set(free).isSubset(of: phrases))
  }

  private func phrases(_ shape: ValueShape) -> [String] {
    switch shape {
    case .name(let phrase): [phrase]
    case .named(let phrase, let value): [phrase] + phrases(value)
    case .list(let element), .oneOrMore(let element): phrases(element)
    case .either(let shapes): shapes.flatMap(phrases)
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .text, .word, .keys: []
    }
  }
}
