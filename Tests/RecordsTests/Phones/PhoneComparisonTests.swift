import Foundation
import Phones
import TestSupport
import Testing

/// Phones against those that libphonenumber reads, from `Scripts/generate-phones.py`.
@Suite struct PhoneComparisonTests {
  /// A line of the fixture.
  struct Row {
    let country: String
    let isMobile: Bool
    let way: String
    let text: String
    let expected: String
  }

  static func rows() throws -> [Row] {
    try Project.text("Tests/Fixtures/phones/compared.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      let cells = $0.split(separator: "\t").map(String.init)
      return Row(
        country: cells[0], isMobile: cells[1] == "mobile", way: cells[2], text: cells[3], expected: cells[4])
    }
  }

  /// What is known to be read differently: numbers that could be either of two without their `+`, and the 15 that
  /// Argentina writes in mobile numbers within the country.
  private static func isKnown(_ row: Row) -> Bool {
    if row.country == "AR" { return row.isMobile && ["national", "dots", "script", "extension"].contains(row.way) }
    return row.way == "plus lost" && !row.isMobile
  }

  @Test func `numbers of many countries`() throws {
    let rows = try Self.rows()
    #expect(rows.count > 10_000 && Set(rows.map(\.country)).count >= 30)
    var readers: [String: PhoneReader] = [:]
    var differing = 0
    for row in rows {
      let reader = try #require(readers[row.country] ?? PhoneReader(country: row.country))
      readers[row.country] = reader
      let found = read(row.text, by: reader)
      if found == row.expected { continue }
      differing += 1
      #expect(Self.isKnown(row), "\(row.country) \(row.way): `\(row.text)` is \(row.expected), not \(found)")
    }
    // Fewer than one in a hundred, so that a new difference cannot hide among the known ones.
    #expect(differing * 100 < rows.count)
  }

  @Test func `every country of the table is read, in either case`() {
    #expect(phoneCountries.count > 240)
    for country in phoneCountries { #expect(PhoneReader(country: country.lowercased()) != nil) }
    #expect(PhoneReader(country: "XX") == nil && PhoneReader(country: "") == nil)
  }
}

/// The number that a text is, or `-`.
func read(_ text: String, by reader: PhoneReader) -> String {
  guard case .phone(let key, _) = Array(text.utf8).withUnsafeBufferPointer({ reader.read($0) }) else { return "-" }
  return key.text
}
