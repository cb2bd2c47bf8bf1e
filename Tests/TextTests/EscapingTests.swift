import Testing
import Text

@Suite struct EscapingTests {
  @Test(
    arguments: [
      (.terminal, "a\u{1B}[31mb\u{202E}c\nd", "a<U+001B>[31mb<U+202E>c<U+000A>d"),
      (.terminal, "Zoë 👩‍👩‍👧 ❤️", "Zoë 👩‍👩‍👧 ❤️"),
      (.githubMessage, "50% done\r\nof ::error::", "50%25 done%0D%0Aof ::error::"),
      (.githubProperty, "a,b:c%\n", "a%2Cb%3Ac%25%0A"),
      (.html, "<b a='1'>&\"\u{7}", "&lt;b a=&#39;1&#39;&gt;&amp;&quot;&lt;U+0007&gt;"),
      (.xml, "]]><x/>", "]]&gt;&lt;x/&gt;"),
      (.mermaid, "end\"] --> %%{init}%%;", "end#34;#93; --#62; #37;#37;#123;init#125;#37;#37;#59;"),
      (.mermaid, "`click` é #1", "#96;click#96; é #35;1"),
      (.dot, "a\"b\\c\nd", "a\\\"b\\\\c\\nd"),
      (.markdownCell, "a|b\\|`c`*<i>", "a&#124;b&#92;&#124;&#96;c&#96;&#42;&lt;i&gt;"),
      (.csv, "=1+1", "'=1+1"), (.csv, "-1.5e3", "-1.5e3"), (.csv, "-x", "'-x"), (.csv, "@a", "'@a"),
      (.csv, "+12155550101", "+12155550101"), (.csv, "+1-215", "'+1-215"), (.csv, "-", "'-"), (.csv, "-1.", "'-1."),
      (.csv, "a,\"b\"\nc", "\"a,\"\"b\"\"\nc\""), (.csv, "=a,b", "\"'=a,b\""), (.csv, " x", "\" x\""), (.csv, "", ""),
      (.csv, "\t=1", "'\t=1"),
    ] as [(TextSink, String, String)])
  func `a sink obeys nothing`(_ sink: TextSink, _ text: String, _ expected: String) {
    #expect(escaped(text, for: sink) == expected)
  }

  @Test(arguments: TextSink.allCases)
  func `no sink lets a control through`(_ sink: TextSink) {
    let text = String(String.UnicodeScalarView((0..<0xA0).compactMap { Unicode.Scalar($0) as Unicode.Scalar? }))
    let controls = escaped(text, for: sink).unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.allSatisfy { $0 == "\n" || $0 == "\r" || $0 == "\t" })
  }
}
