import Records
import Testing
import Text

/// Reports, effects and previews write texts into JSON by one function.
@Test(
  "a text is the same JSON wherever it is written",
  arguments: ["a\"b\\c", "\u{202E}x\u{2028}", "\u{1B}[31m\u{8}\u{C}", "José 🙏"])
func oneWayIntoJSON(_ text: String) {
  var effect: [UInt8] = []
  JSONText.appendString(text, to: &effect)
  var report = JSONWriter()
  report.value(text)
  #expect(effect == report.bytes)
  #expect(effect.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
  #expect(!String(decoding: effect, as: UTF8.self).unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x2028 })
}
