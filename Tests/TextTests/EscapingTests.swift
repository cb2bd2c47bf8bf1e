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
      (.csv, "\t=1", "'\t=1"), (.csv, "＝1+1", "'＝1+1"), (.csv, "＠a", "'＠a"), (.csv, "##vso[x]", "##vso<U+005B>x]"),
      (.terminal, "::error::x", ":<U+003A>error::x"), (.terminal, "  ::error::x", "  :<U+003A>error::x"),
      (.terminal, "a ::b [c] #[d] ###", "a ::b [c] #[d] ###"), (.terminal, "a ##[error]b", "a ##<U+005B>error]b"),
      (.terminal, "##VSO[task.x]y ##teamcity[z]", "##VSO<U+005B>task.x]y ##teamcity<U+005B>z]"),
      (.html, "a\n ::b", "a\n :&lt;U+003A&gt;b"), (.terminal, "a\n::b", "a<U+000A>::b"),
      (.githubMessage, "##[group]", "##<U+005B>group]"),
    ] as [(TextSink, String, String)])
  func `a sink obeys nothing`(_ sink: TextSink, _ text: String, _ expected: String) {
    #expect(escaped(text, for: sink) == expected)
  }

  @Test func `JSON and messages hold no command`() {
    var json = JSONWriter()
    json.value("##vso[task.x]y [a] ##[b]")
    #expect(json.string == ###""##vso\u005btask.x]y [a] ##\u005bb]""###)
    #expect(quoted("##vso[x]") == "`##vso<U+005B>x]`")
  }

  @Test(arguments: TextSink.allCases)
  func `no sink lets a command through`(_ sink: TextSink) {
    for text in ["##[error]x", "a ##vso[b]c", "##teamcity[d]", "\u{A0}::warning::e", "a\n::f"] {
      for line in escaped(text, for: sink).split(whereSeparator: \.isNewline) {
        #expect(!line.contains("##[") && !line.contains("##vso[") && !line.contains("##teamcity["))
        #expect(!line.drop { $0.isWhitespace || $0 == "\"" }.hasPrefix("::"))
      }
    }
  }

  @Test(arguments: TextSink.allCases)
  func `no sink lets a control through`(_ sink: TextSink) {
    let text = String(String.UnicodeScalarView((0..<0xA0).compactMap { Unicode.Scalar($0) as Unicode.Scalar? }))
    let controls = escaped(text, for: sink).unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.allSatisfy { $0 == "\n" || $0 == "\r" || $0 == "\t" })
  }
}
