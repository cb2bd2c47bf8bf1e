import Diagnostics
import Testing

@Suite struct LineTableTests {
  @Test(arguments: [
    ("a\nb\nc", 4, 3, 1), ("a\r\nb", 3, 2, 1), ("a\r\nb", 2, 1, 3), ("a\rb", 2, 2, 1), ("a\n\rb", 3, 3, 1),
    ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 0, 1, 1), ("é😀x", 6, 1, 3), ("a\u{2028}b\u{85}c", 7, 1, 5),
    ("", 0, 1, 1), ("a\n", 2, 2, 1), ("a", 99, 1, 2), ("e\u{301}x", 3, 1, 3),
  ])
  func `a byte has the line and column of an editor`(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    let table = LineTable(Source(name: "t", bytes: Array(text.utf8)))
    #expect(table.position(ofByte: offset) == Position(line: line, column: column))
  }

  @Test(arguments: ["a\nb", "a\r\nb", "a\rb"])
  func `a line is without its end`(_ text: String) {
    let source = Source(name: "t", bytes: Array(text.utf8))
    let table = LineTable(source)
    #expect(table.count == 2)
    #expect(Array(source.bytes[table.bytes(ofLine: 1)]) == Array("a".utf8))
    #expect(Array(source.bytes[table.bytes(ofLine: 2)]) == Array("b".utf8))
    #expect(table.bytes(ofLine: 3).isEmpty)
  }
}
