import Testing
import Text

@Suite struct TextTableTests {
  private func table(_ rows: [[String]], left: Set<Int> = [0], most: Int? = nil) -> TextTable {
    var table = TextTable()
    table.left = left
    table.most = most
    for row in rows { table.add(row) }
    return table
  }

  @Test func `columns are as wide as their widest cells`() {
    let rows = [["member", "sent"], ["ana", "1,204"], ["李", "7"], ["all", "1,211"]]
    #expect(
      table(rows).text(ruled: [1, 3]) == """
        member   sent
        -------------
        ana     1,204
        李          7
        -------------
        all     1,211

        """)
  }

  @Test func `rows may be shorter, and no line ends with a space`() {
    #expect(table([["a", "b", "c"], ["long"], ["", "x"]], left: [0, 1]).text() == "a     b  c\nlong\n      x\n")
  }

  @Test func `no rows are no text`() {
    #expect(TextTable().text() == "" && TextTable().text(ruled: [], within: 20) == "")
  }

  @Test func `last cells are cut to the width, but not below what can be read`() {
    let rows = [["a", "text"], ["b", "0123456789012345678901234567890123456789"]]
    #expect(table(rows, left: [0, 1], most: 33).text() == "a  text\nb  01234567890123456789012345678…\n")
    #expect(table(rows, left: [0, 1], most: 5).text() == "a  text\nb  0123456789012345678…\n")
    #expect(table(rows, left: [0, 1], most: 80).text() == table(rows, left: [0, 1]).text())
  }

  @Test func `a table that is too wide becomes several`() {
    let rows = [["member", "sent", "replies"], ["ana", "1", "22"]]
    #expect(table(rows).text(ruled: [1], within: 80) == table(rows).text(ruled: [1]))
    #expect(table(rows).text(ruled: [1], within: nil) == table(rows).text(ruled: [1]))
    #expect(
      table(rows).text(ruled: [1], within: 16) == """
        member  sent
        ------------
        ana        1

        member  replies
        ---------------
        ana          22

        """)
    // A column that is wider than the terminal has a table of its own.
    #expect(table(rows).text(ruled: [], within: 1).split(separator: "\n\n").count == 2)
  }

  @Test func `a first column that leaves no room is cut`() {
    let rows = [["what was asked for in a long text", "verdict"], ["another long text", "pass"]]
    #expect(
      table(rows).text(ruled: [], within: 24) == """
        what was as…  verdict
        another lon…     pass

        """)
  }

  @Test func `colours take no room`() {
    var table = TextTable()
    table.add(["gate", "verdict"])
    table.add(["a", "pass"], inks: [1: .green])
    #expect(table.text() == "gate  verdict\na        \u{1B}[32mpass\u{1B}[0m\n")
    #expect(table.text(ruled: [], within: 8).contains("\u{1B}[32mpass"))
  }
}
