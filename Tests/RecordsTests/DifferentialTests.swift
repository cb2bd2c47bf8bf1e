import Foundation
import Testing

@testable import Records

/// The reader against a plain reader of one line at a time over Foundation, on valid input.
@Suite struct DifferentialTests {
  @Test(arguments: 0..<100) func `agree`(seed: Int) throws {
    var random = SplitMix(seed + 1000)
    let lines = (0..<50).map { line(number: $0, &random) }
    let bytes = Array((lines.joined(separator: "\n") + (seed % 2 == 0 ? "\n" : "")).utf8)
    var reader = RecordReader(ArrayByteReader(bytes), format: .ndjson, limits: RecordLimits(blockBytes: 512))
    var read = 0
    while let block = try reader.next() {
      for index in 0..<block.problemCount { Issue.record("\(block.problem(index).text(in: "list"))") }
      for row in 0..<block.count {
        #expect(block.line(row) == read + 1)
        let json = try JSONSerialization.jsonObject(with: Data(lines[read].utf8))
        try compare(row, of: block, with: try #require(json as? [String: Any]))
        read += 1
      }
    }
    #expect(read == lines.count)
  }

  private func compare(_ row: Int, of block: ContactBlock, with plain: [String: Any]) throws {
    func text(_ slice: ByteSlice) -> String { String(decoding: block.bytes(slice), as: UTF8.self) }
    let record = block[row]
    #expect(text(record.id) == plain["id"] as? String)
    #expect(text(record.name) == plain["name"] as? String ?? "")
    #expect(record.optedOut == (plain["opted_out"] as? Bool ?? false))
    #expect(block.tags(row).map(text) == plain["tags"] as? [String] ?? [])
    let known: Set = ["id", "name", "opted_out", "tags"]
    #expect(block.fields(row).count == plain.keys.filter { !known.contains($0) }.count)
    for field in block.fields(row) {
      let value = try #require(plain[text(field.name)])
      switch field.kind {
      case .string: #expect(text(field.value) == value as? String)
      case .number: #expect(Double(text(field.value)) == (value as? NSNumber)?.doubleValue)
      case .yes, .no: #expect((field.kind == .yes) == (value as? Bool))
      case .null: #expect(value is NSNull)
      case .object, .list: Issue.record("a contact has no such field")
      }
    }
  }

  private func line(number: Int, _ random: inout SplitMix) -> String {
    var pairs = ["\"id\":\"c\(number)\""]
    if random.below(2) == 0 { pairs.append("\"name\":\(string(&random))") }
    if random.below(2) == 0 { pairs.append("\"opted_out\": \(["true", "false", "null"][random.below(3)])") }
    if random.below(2) == 0 {
      let tags = (0..<random.below(4)).map { _ in string(&random) }
      pairs.append("\"tags\" :[\(tags.joined(separator: " , "))]")
    }
    let numbers = ["0", "-0", "12", "-3.25", "1e5", "1E-7", "123456789012345678901234567890", "1.7976931348623157e308"]
    let values = numbers + ["true", "false", "null"]
    for k in 0..<random.below(4) {
      let value = random.below(2) == 0 ? string(&random) : values[random.below(values.count)]
      pairs.append("\"field \(k)\":\(value)")
    }
    for k in pairs.indices.reversed() { pairs.swapAt(k, random.below(k + 1)) }
    return "{" + pairs.joined(separator: random.below(2) == 0 ? "," : " ,\t") + "}"
  }

  private func string(_ random: inout SplitMix) -> String {
    let pieces = [
      "a", "Will Vote", "é", "e\u{301}", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00", "{", ",", ":",
      " ",
    ]
    return "\"" + (0..<random.below(6)).map { _ in pieces[random.below(pieces.count)] }.joined() + "\""
  }
}
