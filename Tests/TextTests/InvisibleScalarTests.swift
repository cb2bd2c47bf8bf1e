import Testing
import Text

@Suite struct InvisibleScalarTests {
  @Test(
    arguments: [
      ("ana", nil), ("Zoë", nil), ("👩‍👩‍👧 family", nil), ("❤️", nil),
      ("a\u{202E}na", "U+202E"), ("a\u{200B}", "U+200B"), ("\u{FEFF}ana", "U+FEFF"), ("a\u{200D}b", "U+200D"),
      ("a\u{7}b", "U+0007"), ("a\u{A0}b", "U+00A0"), ("a\u{2028}b", "U+2028"), ("a\u{AD}b", "U+00AD"),
    ] as [(String, String?)])
  func `the first one is found`(_ text: String, _ name: String?) {
    #expect(firstInvisibleScalar(in: text)?.name == name)
  }

  @Test func `its place counts bytes`() {
    let found = firstInvisibleScalar(in: "é\u{202E}")
    #expect(found?.offset == 2)
    #expect(found?.kind == .bidi)
  }
}
