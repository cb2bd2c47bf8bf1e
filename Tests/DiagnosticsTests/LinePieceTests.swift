import Diagnostics
import Testing
import Text

@Suite struct LinePieceTests {
  private func piece(_ line: String, _ number: Int, _ range: Range<Int>) -> LinePiece {
    Array(line.utf8).withUnsafeBufferPointer { LinePiece(ofLine: number, $0, around: range) }
  }

  @Test func `a piece knows where it stands`() {
    let short = piece("漢字 x", 7, 7..<8)
    #expect(short.position == Position(line: 7, column: 4))
    #expect(short.bytes == Array("漢字 x".utf8) && !short.isCutOff && short.scalarsBefore == 0)
    #expect(short.withoutText == LinePiece(ofLine: 7, column: 4))
    #expect(short.withoutText.position == short.position)
  }

  @Test func `a long line is cut between characters`() {
    for filler in ["x", "é", "漢", "👍"] {
      let long = String(repeating: filler, count: 5000)
      let line = long + "here" + long
      let piece = piece(line, 3, long.utf8.count..<long.utf8.count + 4)
      #expect(piece.position == Position(line: 3, column: 5001) && piece.isCutOff)
      #expect(piece.bytes.count <= 1300)
      let text = String(decoding: piece.bytes, as: UTF8.self)
      #expect(text.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
      #expect(piece.bytes[Int(piece.span.lower)..<Int(piece.span.upper)].elementsEqual("here".utf8))
    }
  }

  /// Whatever ends lines of other texts.
  @Test func `a piece has one line`() {
    let table = LineTable(Source(name: "list", line: piece("\u{FEFF}a\rb\nc", 9, 7..<8)))
    #expect(table.count == 1 && table.bytes(ofLine: 9) == 0..<8)
    #expect(table.position(ofByte: 7) == Position(line: 9, column: 6))
  }

  @Test func `places outside the line are its ends`() {
    #expect(piece("abc", 1, 9..<12).position == Position(line: 1, column: 4))
    #expect(piece("abc", 1, -4..<1).span == SourceSpan(0, 1))
    #expect(piece("", 1, 0..<5) == LinePiece(ofLine: 1))
  }

  @Test func `every format tells the line and column of the text`() {
    let long = String(repeating: "漢", count: 1000)
    let piece = piece("\(long)word,", 41, 3000..<3004)
    let place = Place(Source(name: "list.csv", line: piece), piece.span)
    let problem = Problem(.unusedIgnore, "bad", at: place, notes: ["line 3: the first one"])
    #expect(report([problem], as: .text).hasPrefix("list.csv:41:1001: error[PB0020]: bad\n"))
    let text = report([problem], as: .text).split(separator: "\n").map(String.init)
    #expect(text[2].hasPrefix("41 | …漢") && text[2].hasSuffix("漢word,"))
    #expect(text[3] == "   | " + String(repeating: " ", count: text[2].reduce(-10) { $0 + displayWidth($1) }) + "^^^^")
    #expect(text[4] == "   = line 3: the first one")
    #expect(report([problem], as: .github).contains("line=41,col=1001,endLine=41,endColumn=1004"))
    let json = report([problem], as: .json).filter { !$0.isWhitespace }
    #expect(json.contains("\"line\":41,\"column\":1001,\"endLine\":41,\"endColumn\":1005"))
    let sarif = report([problem], as: .sarif).filter { !$0.isWhitespace }
    #expect(sarif.contains("\"startLine\":41,\"startColumn\":1001,\"endLine\":41,\"endColumn\":1005"))
    #expect(report([problem], as: .markdown).contains("list.csv:41:1001"))
  }
}
