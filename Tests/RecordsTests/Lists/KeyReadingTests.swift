import Campaign
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Records

/// The keys of JSON objects mean what the headers of tables mean.
@Suite struct KeyReadingTests {
  /// A key about opt outs is the column, or the list ends there: it is never a field.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "opted out", "opt out", "is opted out", "sms opt out", "do not contact", "do not text", "unsubscribed", "dnc",
      "opt out date", "unsub time", "subscription status", "stop", "do not call", "opt outs", "opt in", "optedd out",
    ])
  func `nothing about opt outs is a field`(_ name: String) throws {
    let words = name.split(separator: " ").map(String.init)
    let spellings = [
      name, name.uppercased(), words.map(\.capitalized).joined(), words.joined(separator: "_"), " \(name)? ",
    ]
    for spelling in spellings {
      let list = "{\"id\":\"1\",\"state\":\"PA\"}\n{\"id\":\"2\",\"\(spelling)\":true}\n{\"id\":\"3\"}\n"
      let text = try transcript(Array(list.utf8), .ndjson)
      #expect(text.contains("2: id \"2\" · opted out") || text.contains("error[PB0346]"), "\(text)")
      #expect(text.contains("1: id \"1\""))
      #expect(text.contains("id \"3\"") != text.contains("error[PB0346]"), "\(text)")
    }
  }

  /// The same random contacts as a table and as objects, in reads of any size.
  @Test(arguments: 0..<60) func `objects are read as tables are`(_ seed: Int) throws {
    var random = SplitMix(seed + 77)
    let pool = [
      "id", "ID", "phone", "Cell Phone", "Home Phone", "name", "First Name", "opted_out", "Opted Out", "DNC",
      "Opt Out Date",
      "time zone", "Time_Zone", "last-team-member", "assigned_to", "state", "x", "pohne", "VANID", "Phone Type",
    ]
    var headers: [String] = []
    for _ in 0..<random.below(6) + 1 {
      let header = pool[random.below(pool.count)]
      if !headers.contains(header) { headers.append(header) }
    }
    if !headers.contains(where: { $0.lowercased() == "id" }) { headers.insert("id", at: 0) }
    let values = ["yes", "no", "", "1", "perhaps", "+12155550101", "ana"]
    let formats = [
      ListFormat(), ListFormat(columns: [NamedColumn(nil, "Opt Out Date"), NamedColumn(.phone, "Home Phone")]),
      ListFormat(columns: [NamedColumn(.optedOut, "x")]), ListFormat(idFromPhone: true), ListFormat(profile: .van),
      ListFormat(columns: [NamedColumn(nil, "phone")]), ListFormat(columns: [NamedColumn(.id, "VANID")]),
    ]
    let format = formats[random.below(formats.count)]
    let rows = (0..<6).map { row in
      headers.map { header in
        header.lowercased() == "id" || header == "VANID" ? "k\(row)" : values[random.below(values.count)]
      }
    }
    let table = ([headers] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let objects = rows.map { row in
      "{" + zip(headers, row).map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",") + "}\n"
    }.joined()
    // What was named and is missing ends a table at its header, and a list of objects at its end.
    let problems = try transcript(Array(table.utf8), .csv, list: format)
    if problems.contains("PB0348") || problems.contains("PB0352") { return }
    let told = try rowsRead(Array(table.utf8), .csv, format)
    // A table that could not be read has no rows; of objects, those before the first unclear key are read, and here that is none.
    for piece in [1, 50, .max] {
      #expect(try rowsRead(Array(objects.utf8), .ndjson, format, piece) == told, "\(headers) \(format)")
    }
  }

  private func rowsRead(
    _ bytes: [UInt8], _ format: RecordFormat, _ list: ListFormat, _ piece: Int = .max
  ) throws -> [String] {
    var reader = RecordReader(ArrayByteReader(bytes, piece: piece), format: format, list: list)
    var rows: [String] = []
    while let block = try reader.next() {
      for row in 0..<block.count {
        let record = block[row]
        func text(_ slice: ByteSlice) -> String { String(decoding: block.bytes(slice), as: UTF8.self) }
        let columns = [
          record.id, record.name, record.phone, record.lastTeamMember, record.assignedTo, record.timeZone,
        ].map(text)
        let fields = block.fields(row).filter { !$0.isNull && $0.value.length > 0 }
          .map { "\(text($0.name))=\(text($0.value))" }.sorted().filter { !$0.hasPrefix("id=") }
        rows.append("\(columns) \(record.optedOut) \(fields)")
      }
    }
    return rows
  }

  @Test func `what was named and is nowhere is told at the end`() throws {
    let list = Array("{\"id\":\"1\",\"Dnc\":true}\n{\"id\":\"2\",\"x\":1}\n".utf8)
    func read(_ columns: String) throws -> String {
      try transcript(list, .ndjson, list: try readColumns([columns]))
    }
    #expect(try read("opted_out=DNC").hasPrefix("1: id \"1\" · opted out\n2: id \"2\""))
    #expect(try !read("opted_out=DNC").contains("PB0348"))
    let missing = try read("opted_out=Stopp")
    #expect(missing.contains("error[PB0348]: the list has no column `Stopp`, which is to be `opted_out`"))
    #expect(try read("fields=DNC").contains("1: id \"1\" · \"Dnc\" = yes"))
    #expect(try read("phone=x").contains("error[PB0310]: `x` must be text in double quotes"))
  }

  @Test func `a field is no list, not even an empty one`() throws {
    let list = "{\"id\":\"1\",\"x\":[]}\n{\"id\":\"2\",\"Tags\":[]}\n{\"id\":\"3\",\"Opted Out\":[]}\n"
    let text = try transcript(Array(list.utf8), .ndjson)
    #expect(text.hasPrefix("list:1:15: error[PB0309]: the field `x` is an object or a list"))
    #expect(text.contains("\n2: id \"2\"\n") && text.contains("\n3: id \"3\" · opted out\n"))
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a key means the same however often the keys change`() throws {
    let count = 5000
    var list = ""
    for row in 0..<count {
      list += "{\"id\":\"\(row)\",\"k\(row)\":1"
      if row % 3 == 0 { list += ",\"Opted Out\":\(row % 2 == 0)" }
      list += row % 5 == 0 ? ",\"Tags\":[\"a\",\"b\"]}\n" : "}\n"
    }
    var reader = RecordReader(
      ArrayByteReader(Array(list.utf8)), format: .ndjson, limits: RecordLimits(blockBytes: 4096))
    var read = 0
    while let block = try reader.next() {
      for row in 0..<block.count {
        #expect(block[row].optedOut == (read % 6 == 0))
        #expect(block.tags(row).count == (read % 5 == 0 ? 2 : 0))
        #expect(block.fields(row).filter { !$0.isNull }.count == 1)
        read += 1
      }
      #expect((0..<block.problemCount).allSatisfy { block.severity($0) == .note })
    }
    #expect(read == count)
  }
}
