import Campaign
import Diagnostics
import Testing

@testable import Records

@Suite struct TagSplitterTests {
  /// The tags of a cell where the rules ask about `Spanish` and `Donor`, and whether it is told to be unclear.
  private func tags(_ cell: String, separators: String? = nil) throws -> (tags: [String], isUnclear: Bool) {
    let text = "id\ttags\nc1\t\"" + cell.replacing("\"", with: "\"\"") + "\"\n"
    let list = ListFormat(delimiter: .tab, tagSeparators: separators.flatMap { TagSeparators.read($0) })
    var reader = RecordReader(
      ArrayByteReader(Array(text.utf8)), format: .csv, list: list, ruleTags: RuleTags(samplePolicy()))
    var found: [String] = []
    var isUnclear = false
    while let block = try reader.next() {
      for row in 0..<block.count {
        found += block.tags(row).map { String(decoding: trimmed(block.bytes($0)), as: UTF8.self) }
      }
      for index in 0..<block.problemCount { isUnclear = isUnclear || block.problem(index).code == .tagUnclear }
    }
    return (found, isUnclear)
  }

  @Test(arguments: [
    ("Donor, Volunteer", ["Donor", "Volunteer"]), ("Volunteer,donor", ["Volunteer", "donor"]),
    ("Donor;Volunteer", ["Donor", "Volunteer"]), ("Hot; Opt Out", ["Hot", "Opt Out"]),
    ("Smith, John; Donor", ["Smith, John", "Donor"]), ("\"Smith, John\", \"VIP\"", ["Smith, John", "VIP"]),
    ("\"Smith, John\"; Donor", ["Smith, John", "Donor"]), ("Hot|Donor, Warm", ["Hot", "Donor", "Warm"]),
    ("Donor,,Warm,", ["Donor", "Warm"]), ("\"Donor\"", ["Donor"]), ("Donor", ["Donor"]), ("a|b||c", ["a", "b", "c"]),
    ("5\" sign", ["5\" sign"]), ("", []), ("|", []),
  ])
  func `a comma or semicolon divides where the cell shows it`(cell: String, expected: [String]) throws {
    let found = try tags(cell)
    #expect(found.tags == expected && !found.isUnclear, "\(found)")
  }

  @Test(arguments: ["Chester, PA", "Hot;Warm", "#donor, Warm", "Hot|Chester, PA"])
  func `elsewhere it stays, and is told`(cell: String) throws {
    let found = try tags(cell)
    #expect(found.isUnclear && found.tags.last == cell.split(separator: "|").last.map(String.init))
  }

  @Test(arguments: [
    ("Hot, Warm", ",", ["Hot", "Warm"]), ("Hot|Warm", ",", ["Hot|Warm"]), ("\"a, b\", c", ",", ["a, b", "c"]),
    ("a/b;c", ";/", ["a", "b", "c"]), ("Chester, PA", "|", ["Chester, PA"]),
  ])
  func `separators that were named divide everywhere`(cell: String, separators: String, expected: [String]) throws {
    let found = try tags(cell, separators: separators)
    #expect(found.tags == expected && !found.isUnclear)
  }

  @Test(arguments: ["", " ", "a", "\"", "é", "1", ", "])
  func `letters, quotes and spaces cannot be separators`(text: String) { #expect(TagSeparators.read(text) == nil) }

  @Test func `the limit holds for tags of every kind`() throws {
    let cell = "Donor" + String(repeating: ",x", count: 300)
    let text = "id\ttags\nc1\t\(cell)\nc2\tDonor\n"
    var reader = RecordReader(
      ArrayByteReader(Array(text.utf8)), format: .csv, list: ListFormat(delimiter: .tab),
      ruleTags: RuleTags(samplePolicy()))
    let block = try #require(try reader.next())
    #expect(block.count == 1 && block.problem(0).code == .recordTooManyTags)
  }
}
