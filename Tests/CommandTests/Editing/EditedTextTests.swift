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
