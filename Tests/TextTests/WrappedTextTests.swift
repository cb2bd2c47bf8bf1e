import Testing
import Text

/// Prose breaks between words where a terminal ends.
@Suite struct WrappedTextTests {
  @Test func `lines break between words`() {
    #expect(wrapped("one two three four", to: 9) == "one two\n  three\n  four")
    #expect(wrapped("  one two three", to: 9) == "  one two\n    three")
    #expect(wrapped("short\n\nand a line that is not\n", to: 12) == "short\n\nand a line\n  that is\n  not\n")
    #expect(wrapped("日本 日本 日本", to: 9) == "日本 日本\n  日本")
  }

  /// A path is copied whole.
  @Test func `words stay whole`() {
    #expect(wrapped("in a/very/long/path now", to: 8) == "in\n  a/very/long/path\n  now")
    #expect(wrapped("a/very/long/path", to: 8) == "a/very/long/path")
  }

  @Test func `without a width nothing breaks`() { #expect(wrapped("one two three", to: nil) == "one two three") }
}
