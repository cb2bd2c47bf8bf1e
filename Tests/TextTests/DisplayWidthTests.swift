import Testing
import Text

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("日", 2), ("ｆ", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("❤️", 2), ("🇩🇪", 2), ("가", 2),
      ("\u{301}", 0), ("ﾊ", 1), ("\u{200B}", 0), ("…", 1),
    ] as [(Character, Int)])
  func `a character is so wide`(_ character: Character, _ width: Int) {
    #expect(displayWidth(character) == width)
  }

  @Test(arguments: [("", 0), ("abc", 3), ("日本 a", 6)])
  func `a text is as wide as its characters`(_ text: String, _ width: Int) { #expect(displayWidth(text) == width) }

  @Test(arguments: [
    ("abcdefgh", 8, "abcdefgh"), ("abcdefghi", 8, "abcdefg…"), ("中文中文中文", 8, "中文中…"), ("中文", 3, "中…"),
    ("ab", 1, "…"), ("", 0, ""), ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
  ]) func `what is too wide is cut`(_ text: String, _ width: Int, _ short: String) {
    #expect(shortened(text, to: width) == short)
  }
}
