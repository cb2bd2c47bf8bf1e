import Campaign
import Records
import Testing
import Text

/// Reports, effects, events and previews write texts into JSON by one function.
@Test(arguments: ["a\"b\\c", "\u{202E}x\u{2028}", "\u{1B}[31m\u{8}\u{C}", "José 🙏", "", "plain"])
func `a text is the same JSON wherever it is written`(_ text: String) {
  var report = JSONWriter()
  report.value(text)
  var sink = JSONLinesSink()
  sink.begin(.sent, origin: EffectOrigin(n: 1))
  Array(text.utf8).withUnsafeBufferPointer { sink.string(.contact, $0) }
  sink.end()
  #expect(
    String(decoding: sink.bytes, as: UTF8.self)
      == "{\"n\":1,\"i\":0,\"effect\":\"sent\",\"contact\":\(report.string)}\n")
  let names = QuotedNames([text, "ana"])
  #expect(Array(names[0]) == report.bytes)
  #expect(report.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
  #expect(!report.string.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x2028 })
}
