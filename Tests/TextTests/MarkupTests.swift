import Testing
import Text

/// Literals of markup: what is inserted is escaped, and lines that are not there leave nothing.
@Suite struct MarkupTests {
  @Test func `texts are escaped`() {
    let name = "<b>\"Ana\" & 'Joe'</b>"
    #expect(
      ("<td title=\"\(name)\">\(name)</td>" as Markup).text
        == "<td title=\"&lt;b&gt;&quot;Ana&quot; &amp; &#39;Joe&#39;&lt;/b&gt;\">&lt;b&gt;&quot;Ana&quot; &amp; &#39;Joe&#39;&lt;/b&gt;</td>"
    )
    #expect(("\("a\u{202E}b\u{FFFE}")" as Markup).text == "a&lt;U+202E&gt;b&lt;U+FFFE&gt;")
  }

  @Test func `markup is inserted as it is`() {
    let cells: [Markup] = ["<td>\(1)</td>", "<td>\("<")</td>"]
    #expect(("<tr>\(cells)</tr>" as Markup).text == "<tr><td>1</td><td>&lt;</td></tr>")
    #expect(("a\(nil as Markup?)b" as Markup).text == "ab")
  }

  @Test(
    arguments: [
      ([], "<ul>\n</ul>"), (["a"], "<ul>\n<li>a</li>\n</ul>"), (["a", "b"], "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ] as [([String], String)])
  func `lines`(_ items: [String], _ expected: String) {
    let list: Markup = """
      <ul>
      \(lines: items.map { "<li>\($0)</li>" })
      </ul>
      """
    #expect(list.text == expected)
    let atTheEnd: Markup = """
      <ul>
      \(lines: items.map { "<li>\($0)</li>" })
      """
    #expect(atTheEnd.text + "\n</ul>" == expected)
  }

  @Test func `a line that is left out`() {
    let none: Markup? = nil
    #expect(("a\n\(line: none)\nb" as Markup).text == "a\nb")
    #expect(("\(line: none)\nb" as Markup).text == "b")
    #expect(("a \(line: none)\nb" as Markup).text == "a \nb")
  }
}
