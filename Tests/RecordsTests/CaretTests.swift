import Campaign
import Diagnostics
import Foundation
import Testing
import Text

@testable import Records

/// Where the carets stand: `carets.txt` has sections of lines, and under each bad one the carets that belong there.
@Suite struct CaretTests {
  struct Section: CustomTestStringConvertible {
    var name: String
    var lines: [String] = []
    var testDescription: String { name }

    /// The lines that a reader gets.
    var text: [UInt8] { Array(lines.filter { !Self.isCarets($0) }.map { $0 + "\n" }.joined().utf8) }

    static func isCarets(_ line: String) -> Bool { line.hasSuffix("^") && line.allSatisfy { $0 == " " || $0 == "^" } }
  }

  static let sections: [Section] = {
    var sections: [Section] = []
    let text = (try? Fixtures.bytes("carets.txt")) ?? []
    for line in text.split(separator: 0x0A).map({ String(decoding: $0, as: UTF8.self) }) {
      if line.hasPrefix("== ") {
        sections.append(Section(name: String(line.dropFirst(3))))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    return sections
  }()

  @Test func `there are lines of every kind`() {
    #expect(Self.sections.map(\.name) == ["contacts.ndjson", "events.ndjson", "contacts.csv"])
    #expect(Self.sections.allSatisfy { $0.lines.count > 12 })
  }

  @Test(arguments: sections, [1, 7, Int.max])
  func `carets stand where they are drawn`(section: Section, piece: Int) throws {
    let problems =
      section.name.hasPrefix("events")
      ? try eventProblems(section.text, piece: piece)
      : try listProblems(section.text, section.name.hasSuffix(".csv") ? .csv : .ndjson, piece: piece)
    var drawn: [String] = []
    for (index, line) in section.lines.filter({ !Section.isCarets($0) }).enumerated() {
      drawn.append(line)
      for problem in problems where problem.line == index + 1 { drawn.append(try caretLine(problem)) }
    }
    #expect(drawn == section.lines)
  }

  /// A line of a megabyte, in which something is wrong in the middle.
  @Test(arguments: ["x", "漢", "e\u{301}", "👍"])
  func `a very long line is cut around the place`(filler: String) throws {
    let long = String(repeating: filler, count: 400_000 / filler.utf8.count)
    let event = "{\"event\":\"reply\",\"text\":\"\(long)\",\"x\":\"x\",\"contact\":\"\(long)\"}\n"
    let problem = try #require(try eventProblems(Array(event.utf8), piece: .max).first)
    #expect(problem.column == event.prefix { $0 != "," }.count + 1 + 8 + long.unicodeScalars.count + 2 + 1)
    #expect(problem.piece.bytes.count < 1300)
    try expectCut(problem, before: filler + "\",", "\"x\"", after: ":\"x\",\"contact\":\"" + filler)

    let list = "id,name,opted_out,x\nc1,\"\(long)\",perhaps,\"\(long)\"\n"
    let cell = try #require(try listProblems(Array(list.utf8), .csv, piece: .max).first)
    #expect(cell.line == 2 && cell.column == 3 + 1 + long.unicodeScalars.count + 1 + 2)
    try expectCut(cell, before: filler + "\",", "perhaps", after: ",\"" + filler)
  }

  private func expectCut(_ problem: RecordProblem, before: String, _ word: String, after: String) throws {
    let shown = report([problem.problem(in: "list")], as: .text).split(separator: "\n").map(String.init)
    let line = String(shown[2].dropFirst(4))
    let carets = String(shown[3].dropFirst(4))
    #expect(line.hasPrefix("…") && line.hasSuffix("…") && line.contains(before + word + after), "\(line)")
    #expect(line.reduce(0) { $0 + displayWidth($1) } <= 110)
    let start = try #require(line.range(of: word)).lowerBound
    let column = line[..<start].reduce(0) { $0 + displayWidth($1) }
    #expect(carets == String(repeating: " ", count: column) + String(repeating: "^", count: word.count))
  }

  @Test func `an overlong record shows its begin`() throws {
    let list = "{\"id\":\"" + String(repeating: "y", count: 1_100_000) + "\"}\n"
    let problem = try #require(try listProblems(Array(list.utf8), .ndjson, piece: .max).first)
    #expect(problem.column == 1 && problem.piece.bytes.count <= 800)
    #expect(try caretLine(problem) == "^")
  }

  /// What stands under the excerpt's line.
  private func caretLine(_ problem: RecordProblem) throws -> String {
    let lines = report([problem.problem(in: "list")], as: .text).split(separator: "\n").map(String.init)
    let carets = try #require(lines.first { $0.hasSuffix("^") })
    return String(carets.drop { $0 != "|" }.dropFirst(2))
  }

  private func listProblems(_ bytes: [UInt8], _ format: RecordFormat, piece: Int) throws -> [RecordProblem] {
    let directory = Directory(samplePolicy())
    var reader = RecordReader(ArrayByteReader(bytes, piece: piece), format: format)
    var problems: [RecordProblem] = []
    while let block = try reader.next() {
      for entry in block.entries {
        switch entry {
        case .problem(let index): problems.append(block.problem(index))
        case .record(let row):
          switch directory.add(row, of: block) {
          case .joined(_, let remarks): problems += remarks.map { directory.problem($0, row, of: block) }
          case .refused(let problem, _, _): problems.append(directory.problem(problem, row, of: block))
          }
        }
      }
    }
    return problems
  }

  private func eventProblems(_ bytes: [UInt8], piece: Int) throws -> [RecordProblem] {
    var reader = EventReader(
      ArrayByteReader(bytes, piece: piece), directory: Directory(samplePolicy())
    ) { _, _ in ReplyReading() }
    var problems: [RecordProblem] = []
    while let line = try reader.next() {
      if case .malformed(let problem) = line.outcome { problems.append(problem) }
      problems += line.remarks
    }
    return problems
  }
}
